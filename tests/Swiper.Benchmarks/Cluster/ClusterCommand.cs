using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using Spectre.Console;
using Swiper.Cli.Chaos;
using Swiper.Cli.Cluster;

namespace Swiper.Benchmarks.Cluster;

/// <summary><c>./swiper bench cluster</c>: a cluster of its own, measured beside what its parts cost by themselves.</summary>
internal static class ClusterCommand
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Interrupted = 130;

    /// <summary>Each silo is an API too.</summary>
    private const int DefaultApis = 0;

    /// <summary>Builds of before that need some.</summary>
    private const int DefaultApisAgainst = 2;

    /// <summary>Wide enough for a table where there is no terminal to ask.</summary>
    private const int Width = 160;

    private static readonly Option<int[]> Connections = new("--connections")
    {
        Description = "How many connections at once; may be given several times. 1, 64 and 256 by default.",
        DefaultValueFactory = _ => [1, 64, 256],
    };

    private static readonly Option<int> Silos = new("--silos") { Description = "How many silos the cluster has.", DefaultValueFactory = _ => 3 };
    private static readonly Option<int> Apis = new("--apis") { Description = "How many APIs the cluster has beside the silos; with 0 each silo is an API too.", DefaultValueFactory = _ => DefaultApis };
    private static readonly Option<int> Shards = new("--shards") { Description = "How many databases the cluster has.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> People = new("--people") { Description = "How many people are awake, and ask.", DefaultValueFactory = _ => 600 };
    private static readonly Option<int> Robots = new("--robots") { Description = "How many are asleep; each is liked once.", DefaultValueFactory = _ => 80_000 };
    private static readonly Option<string?> Against = new("--against") { Description = "Alternates with another build: a checkout in which Swiper.Cli was built." };
    private static readonly Option<int> AgainstApis = new("--against-apis") { Description = "How many APIs that one's cluster has; 2 are what builds of before that were one need.", DefaultValueFactory = _ => DefaultApisAgainst };

    /// <summary>Describes the command.</summary>
    public static Command Create(Option<int> rounds, Option<double> seconds)
    {
        var command = new Command("cluster", "Starts a cluster, and measures it in turns with what its parts cost by themselves.")
        {
            rounds, seconds, Connections, Silos, Apis, Shards, People, Robots, Against, AgainstApis,
        };
        command.SetAction((arguments, token) => InFolder(
            async folder =>
            {
                var options = new ClusterOptions(
                    arguments.GetValue(rounds),
                    TimeSpan.FromSeconds(arguments.GetValue(seconds)),
                    arguments.GetValue(Connections)!,
                    new ClusterSize(arguments.GetValue(Silos), arguments.GetValue(Apis), arguments.GetValue(Shards)),
                    arguments.GetValue(People),
                    arguments.GetValue(Robots),
                    arguments.GetValue(Against),
                    arguments.GetValue(AgainstApis));
                if (options.Connections.Max() > options.People)
                {
                    throw new BenchException($"--people is {options.People}; there must be one for each of {options.Connections.Max()} connections.");
                }

                await using var bench = new ClusterBench(options, folder);
                ClusterReport.Print(await bench.Run(token), options);
            },
            token));
        return command;
    }

    /// <summary>Runs a benchmark in a folder of its own. What works there ends with this process, however that ends.</summary>
    public static async Task<int> InFolder(Func<string, Task> run, CancellationToken cancellationToken)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
            AnsiConsole.Profile.Width = Width;
        }

        var folder = Tools.NewFolder();
        try
        {
            if (Programs.Missing() is { } missing)
            {
                throw new BenchException(missing);
            }

            using (CleanUp.Of(folder, ""))
            {
                await run(folder);
            }

            Directory.Delete(folder, recursive: true);
            return Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Directory.Delete(folder, recursive: true);
            await Console.Error.WriteLineAsync("swiper: stopped.");
            return Interrupted;
        }
        catch (Exception exception) when (IsExplained(exception))
        {
            await Console.Error.WriteLineAsync($"swiper: {exception.Message}{WhereToLook(folder)}");
            return Failure;
        }
    }

    /// <summary>Names the folder with the logs, unless nothing was started yet.</summary>
    private static string WhereToLook(string folder)
    {
        if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return $" The logs are in {folder}.";
        }

        Directory.Delete(folder);
        return "";
    }

    /// <summary>Whether a message says enough: of servers that refuse, hang up or are slow.</summary>
    private static bool IsExplained(Exception exception) => exception is
        BenchException or ClusterException or HttpRequestException or TaskCanceledException or SocketException or IOException or DbException or JsonException;
}
