using Swiper.Cli.Cluster;

namespace Swiper.Benchmarks.Cluster;

/// <summary>How the benchmark of a cluster is run.</summary>
/// <param name="Rounds">Rounds, after one that does not count.</param>
/// <param name="Duration">How long each load takes.</param>
/// <param name="Connections">The numbers of connections.</param>
/// <param name="Size">How large the cluster is.</param>
/// <param name="People">How many people are awake and ask.</param>
/// <param name="Robots">How many people are asleep, and are liked once each.</param>
/// <param name="Against">The folder of another build, or null.</param>
/// <param name="AgainstApis">How many APIs its cluster has.</param>
internal sealed record ClusterOptions(
    int Rounds,
    TimeSpan Duration,
    IReadOnlyList<int> Connections,
    ClusterSize Size,
    int People,
    int Robots,
    string? Against,
    int AgainstApis);
