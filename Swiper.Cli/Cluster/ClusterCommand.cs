using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Swiper.Cli.Chaos;

namespace Swiper.Cli.Cluster;

/// <summary><c>./swiper cluster</c>: a whole cluster on this machine, for trying out.</summary>
internal static class ClusterCommand
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Interrupted = 130;
    private const int NodesMax = 9;

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Where everything is kept.",
        DefaultValueFactory = _ => "./data/cluster",
        Recursive = true,
    };

    private static readonly Option<int> Port = new("--port") { Description = "Where nginx listens.", DefaultValueFactory = _ => 8000 };
    private static readonly Option<int> Silos = Count("--silos", "How many silos there are; an existing cluster gets more or fewer.", 3);
    private static readonly Option<int> Apis = Count("--apis", "How many APIs there are beside the silos; with 0 each silo is an API too.", 0, least: 0);
    private static readonly Option<int> Shards = Count("--shards", "How many databases a new cluster has.", 1);
    private static readonly Option<bool> IsWatched = new("--watch") { Description = "Stays, and starts again what ends by itself, until Ctrl-C." };
    private static readonly Option<bool> IsAtOnce = new("--now") { Description = "Kills instead of asking to stop." };
    private static readonly Argument<string> Node = new("N") { Description = "A silo's number, or a name such as silo-2 or api-1." };

    /// <summary>Describes the command.</summary>
    public static Command Create() => new("cluster", "Runs silos, APIs, nginx, Redis and MariaDB on this machine.")
    {
        Up(),
        On("status", "Says what runs.", Status),
        Kill(),
        On("restart", "Restarts every silo and API, one at a time, without a failed request.", (cluster, _, token) => cluster.Restart(token)),
        Down(),
        ChaosCommand.Create(),
        Data,
    };

    private static Option<int> Count(string name, string description, int count, int least = 1) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => count,
        Validators =
        {
            result =>
            {
                if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && (number < least || number > NodesMax))
                {
                    result.AddError($"{name} is {number}; it must be between {least} and {NodesMax}.");
                }
            },
        },
    };

    private static Command Up()
    {
        var command = new Command("up", "Starts what does not run; what it does not know are settings, such as --Quotas:Like 50.")
        {
            Port, Silos, Apis, Shards, IsWatched,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((arguments, token) => Try(async () =>
        {
            var folder = arguments.GetValue(Data)!;
            var settings = SettingArguments.Parse(arguments.UnmatchedTokens);
            if (LocalCluster.Find(folder, AnsiConsole.WriteLine) is { } cluster)
            {
                var change = new ClusterChange(
                    Given(arguments, Silos), Given(arguments, Apis), Given(arguments, Shards), Given(arguments, Port), settings);
                await cluster.Become(ClusterPlan.Change(cluster.State, change), token);
            }
            else
            {
                var size = new ClusterSize(arguments.GetValue(Silos), arguments.GetValue(Apis), arguments.GetValue(Shards), arguments.GetValue(Port));
                cluster = LocalCluster.Create(folder, size, settings, AnsiConsole.WriteLine);
                await cluster.Up(token);
            }

            AnsiConsole.WriteLine($"{cluster.State.Silos.Count} silos, {DescribeApis(cluster.State)}; the cluster answers at {cluster.Address}");
            if (arguments.GetValue(IsWatched))
            {
                await cluster.Watch(token);
            }
        }, token));
        return command;
    }

    private static string DescribeApis(ClusterState cluster) => cluster.Apis.Count > 0 ? $"{cluster.Apis.Count} APIs" : "each an API";

    /// <summary>A value that was given, or null where it would be the default.</summary>
    private static int? Given(ParseResult arguments, Option<int> option) =>
        arguments.GetResult(option) is { Implicit: false } ? arguments.GetValue(option) : null;

    private static Command Down()
    {
        var command = On("down", "Ends everything.", (cluster, arguments, token) => arguments.GetValue(IsAtOnce) ? cluster.KillAll(token) : cluster.Down(token));
        command.Add(IsAtOnce);
        return command;
    }

    private static Command Kill()
    {
        var command = On("kill", "Ends a silo or an API in the middle of whatever it does; up starts it again.", (cluster, arguments, token) =>
        {
            var named = arguments.GetValue(Node)!;
            var name = int.TryParse(named, CultureInfo.InvariantCulture, out var number) ? $"silo-{number}" : named;
            return cluster.Names.Contains(name)
                ? cluster.Kill(name, token)
                : throw new ClusterException($"There is no {name}: there are {string.Join(", ", cluster.Names)}.");
        });
        command.Add(Node);
        return command;
    }

    private static async Task Status(LocalCluster cluster, ParseResult arguments, CancellationToken cancellationToken)
    {
        var members = await Members.Read(cluster.State);
        foreach (var name in cluster.Names)
        {
            AnsiConsole.WriteLine($"{name,-8} {await StatusOf(cluster, name, members, cancellationToken)}");
        }

        AnsiConsole.WriteLine(members is null ? "The members of the cluster are unknown: Redis does not answer" : $"The cluster's address is {cluster.Address}");
    }

    private static async Task<string> StatusOf(LocalCluster cluster, string name, Members? members, CancellationToken cancellationToken)
    {
        if (cluster.ProcessOf(name) is not { } process)
        {
            return "not running";
        }

        var silo = cluster.State.Silos.FirstOrDefault(silo => silo.Name == name);
        var isOutside = silo is not null && members?.Contains(cluster.State.PlaceOf(name).Address, silo.SiloPort) == false;
        var isReady = await cluster.IsReady(name, cancellationToken);
        return $"running{(isReady ? "" : ", not ready")}{(isOutside ? ", not a member of the cluster" : "")}, process {process}";
    }

    private static Command On(string name, string description, Func<LocalCluster, ParseResult, CancellationToken, Task> action)
    {
        var command = new Command(name, description);
        command.SetAction((arguments, token) => Try(() =>
        {
            var folder = arguments.GetValue(Data)!;
            var cluster = LocalCluster.Find(folder, AnsiConsole.WriteLine)
                ?? throw new ClusterException($"There is no cluster in {folder}: ./swiper cluster up makes one.");
            return action(cluster, arguments, token);
        }, token));
        return command;
    }

    private static async Task<int> Try(Func<Task> action, CancellationToken cancellationToken)
    {
        try
        {
            await action();
            return Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("swiper: stopped; ./swiper cluster status says what runs.");
            return Interrupted;
        }
        catch (Exception exception) when (exception is ClusterException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync("swiper: " + exception.Message);
            return Failure;
        }
    }
}
