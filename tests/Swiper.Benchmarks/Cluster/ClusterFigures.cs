namespace Swiper.Benchmarks.Cluster;

/// <summary>What all rounds came to.</summary>
/// <param name="builds">The builds, in the order of their numbers.</param>
internal sealed class ClusterFigures(IReadOnlyList<string> builds)
{
    private readonly Dictionary<(int Connections, Measure Measure, int Build), List<Sample>> _samples = [];
    private readonly Dictionary<(int Connections, int Build), List<Composition>> _compositions = [];

    public IReadOnlyList<string> Builds => builds;

    /// <summary>The sign-ups in the first seconds after a start, by build.</summary>
    public List<Sample> First { get; } = [];

    public void Add(int connections, Measure measure, int build, Sample sample) => Of(_samples, (connections, measure, build)).Add(sample);

    public void Add(int connections, int build, Composition composition) => Of(_compositions, (connections, build)).Add(composition);

    public IReadOnlyList<Sample> Samples(int connections, Measure measure, int build) => Of(_samples, (connections, measure, build));

    public IReadOnlyList<Composition> Compositions(int connections, int build) => Of(_compositions, (connections, build));

    private static List<T> Of<TKey, T>(Dictionary<TKey, List<T>> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var list))
        {
            all.Add(key, list = []);
        }

        return list;
    }
}

/// <summary>A like, and what its parts cost by themselves in the same round, in processor microseconds.</summary>
/// <param name="Like">The like.</param>
/// <param name="Bare">The request at a bare endpoint behind nginx.</param>
/// <param name="Ping">A call between two processes.</param>
/// <param name="Hops">How many of those a like needs, on the mean.</param>
/// <param name="Driver">The rows, in the process that writes them.</param>
/// <param name="Server">The rows, in the database's server.</param>
internal sealed record Composition(Sample Like, Sample Bare, double Ping, double Hops, double Driver, double Server)
{
    public double Parts => Bare.All + (Ping * Hops) + Driver + Server;

    /// <summary>The share of the like that its parts explain.</summary>
    public double Share => Parts / Like.All;
}
