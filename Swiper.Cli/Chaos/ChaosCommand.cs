using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;
using Swiper.Cli.Chaos.Scenarios;
using Swiper.Cli.Cluster;
using Swiper.Silo.Hosting;

namespace Swiper.Cli.Chaos;

/// <summary><c>./swiper cluster chaos</c>: breaks a cluster of its own in every way it knows, and checks what was promised.</summary>
internal static class ChaosCommand
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Interrupted = 130;
    private const int DefaultWorkers = 16;

    private static readonly IReadOnlyList<Scenario> All = [.. ProcessScenarios.All, .. NetworkScenarios.All];

    private static readonly Option<int> Minutes = new("--minutes")
    {
        Description = "Starts scenarios, again and again, for so long; otherwise each once.",
    };

    private static readonly Option<string[]> Names = new("--scenario")
    {
        Description = "Only these; may be given several times, and end in *.",
        DefaultValueFactory = _ => [],
        Validators =
        {
            result =>
            {
                foreach (var name in result.Tokens.Select(token => token.Value).Where(name => !All.Any(scenario => IsNamed(scenario, name))))
                {
                    result.AddError($"There is no scenario {name}: --list lists them.");
                }
            },
        },
    };

    private static readonly Option<int> Workers = new("--workers") { Description = "How many requests are sent at once.", DefaultValueFactory = _ => DefaultWorkers };
    private static readonly Option<bool> IsListed = new("--list") { Description = "Only lists the scenarios." };

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var command = new Command("chaos", "Kills, freezes and cuts off the servers of a cluster of its own, under load, and checks that nothing is lost.")
        {
            Minutes, Names, Workers, IsListed,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(IsListed))
        {
            foreach (var scenario in All)
            {
                AnsiConsole.WriteLine($"{scenario.Name,-24} {scenario.Description}");
            }

            return Success;
        }

        var names = arguments.GetValue(Names)!;
        List<Scenario> chosen = [.. All.Where(scenario => names.Length == 0 || names.Any(name => IsNamed(scenario, name)))];
        var folder = Path.Combine(Path.GetTempPath(), $"swiper-chaos-{Environment.ProcessId}");
        var results = new List<ChaosResult>();
        try
        {
            OwnerOnly.CreateFolder(folder);
            await Run(chosen, results, folder, arguments, cancellationToken);
            ChaosReport.Print(results);
            return End(folder, results.All(result => result.Broken.IsEmpty));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ChaosReport.Print(results);
            await Console.Error.WriteLineAsync($"swiper: stopped; the logs are in {folder}.");
            return Interrupted;
        }
        catch (Exception exception) when (exception is ClusterException or ChaosException or IOException)
        {
            await Console.Error.WriteLineAsync($"swiper: {exception.Message} The logs are in {folder}.");
            return Failure;
        }
    }

    private static async Task Run(
        List<Scenario> scenarios, List<ChaosResult> results, string folder, ParseResult arguments, CancellationToken cancellationToken)
    {
        var duration = TimeSpan.FromMinutes(arguments.GetValue(Minutes));
        await using var run = new ChaosRun(folder, arguments.GetValue(Workers), AnsiConsole.WriteLine);
        var watch = Stopwatch.StartNew();
        do
        {
            foreach (var scenario in scenarios.Where(_ => duration == TimeSpan.Zero || watch.Elapsed < duration))
            {
                results.Add(await run.Run(scenario, cancellationToken));
                AnsiConsole.WriteLine($"{scenario.Name}: {results[^1].Verdict}");
            }
        }
        while (watch.Elapsed < duration);
    }

    private static int End(string folder, bool isKept)
    {
        if (isKept)
        {
            Directory.Delete(folder, recursive: true);
            return Success;
        }

        AnsiConsole.WriteLine($"The logs are in {folder}.");
        return Failure;
    }

    private static bool IsNamed(Scenario scenario, string name) =>
        name.EndsWith('*') ? scenario.Name.StartsWith(name[..^1], StringComparison.Ordinal) : scenario.Name == name;
}
