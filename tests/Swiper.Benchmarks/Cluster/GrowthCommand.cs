using System.CommandLine;

namespace Swiper.Benchmarks.Cluster;

/// <summary><c>./swiper bench growth</c>: what a like costs as the cluster, the town and a user's history grow.</summary>
internal static class GrowthCommand
{
    private static readonly Option<int> Connections = new("--connections") { Description = "How many connections at once.", DefaultValueFactory = _ => 64 };
    private static readonly Option<int> People = new("--people") { Description = "How many people are awake, and ask.", DefaultValueFactory = _ => 600 };
    private static readonly Option<int[]> Silos = Sizes("--silos", "Numbers of silos", 1, 2, 3);
    private static readonly Option<int[]> Shards = Sizes("--shards", "Numbers of databases", 1, 2);
    private static readonly Option<int[]> Users = Sizes("--users", "Numbers of users, least first; a like must cost the same", 1_000, 1_000_000);
    private static readonly Option<int[]> Swipes = Sizes("--swipes", "Numbers of swipes that whoever likes has made, least first; a like must cost the same", 10, 100_000);

    /// <summary>Describes the command.</summary>
    public static Command Create(Option<int> rounds, Option<double> seconds)
    {
        var command = new Command("growth", "Measures likes in clusters of several sizes, in turns, and says what is not flat that must be.")
        {
            rounds, seconds, Connections, People, Silos, Shards, Users, Swipes,
        };
        command.SetAction((arguments, token) => ClusterCommand.InFolder(
            async folder =>
            {
                var options = new GrowthOptions(
                    arguments.GetValue(rounds),
                    TimeSpan.FromSeconds(arguments.GetValue(seconds)),
                    arguments.GetValue(Connections),
                    arguments.GetValue(People),
                    arguments.GetValue(Silos)!,
                    arguments.GetValue(Shards)!,
                    arguments.GetValue(Users)!,
                    arguments.GetValue(Swipes)!);
                GrowthReport.Print(await new GrowthBench(options, folder).Run(token));
            },
            token));
        return command;
    }

    private static Option<int[]> Sizes(string name, string description, params int[] sizes) => new(name)
    {
        Description = $"{description}; may be given several times, and is left out if given once.",
        DefaultValueFactory = _ => sizes,
    };
}

/// <summary>How growth is measured.</summary>
/// <param name="Rounds">Rounds, after one that does not count.</param>
/// <param name="Duration">How long each load takes.</param>
/// <param name="Connections">How many connections at once.</param>
/// <param name="People">How many people are awake and ask.</param>
/// <param name="Silos">Numbers of silos.</param>
/// <param name="Shards">Numbers of databases.</param>
/// <param name="Users">Numbers of users.</param>
/// <param name="Swipes">Numbers of swipes stored.</param>
internal sealed record GrowthOptions(
    int Rounds,
    TimeSpan Duration,
    int Connections,
    int People,
    IReadOnlyList<int> Silos,
    IReadOnlyList<int> Shards,
    IReadOnlyList<int> Users,
    IReadOnlyList<int> Swipes);
