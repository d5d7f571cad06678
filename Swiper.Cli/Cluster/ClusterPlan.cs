namespace Swiper.Cli.Cluster;

/// <summary>Plans a cluster, and changes of one; decides only.</summary>
internal static class ClusterPlan
{
    /// <summary>A new cluster.</summary>
    public static ClusterState Create(ClusterSize size, IReadOnlyDictionary<string, string> settings, ClusterNetwork? network = null)
    {
        using var ports = new FreePorts();
        return new ClusterState(
            size.HttpPort > 0 ? size.HttpPort : ports.Next(),
            ports.Next(),
            ports.Next(),
            size.Shards,
            [.. Numbers(size.Silos).Select(number => Silo(number, ports))],
            [.. Numbers(size.Apis).Select(number => Api(number, ports))],
            settings)
        {
            Network = network,
        };
    }

    /// <summary>The same cluster, of another size or with other settings. Servers that stay keep their ports.</summary>
    /// <exception cref="ClusterException">It cannot become that.</exception>
    public static ClusterState Change(ClusterState cluster, ClusterChange change)
    {
        if (change.Shards is { } shards && shards != cluster.Shards)
        {
            throw new ClusterException($"The cluster has {cluster.Shards} databases, not {shards}: ./swiper reshard moves it to another number.");
        }

        using var ports = new FreePorts();
        var settings = new Dictionary<string, string>(cluster.Settings);
        foreach (var (name, value) in change.Settings)
        {
            settings[name] = value;
        }

        return cluster with
        {
            HttpPort = change.HttpPort ?? cluster.HttpPort,
            Silos = Resize(cluster.Silos, change.Silos, number => Silo(number, ports)),
            Apis = Resize(cluster.Apis, change.Apis, number => Api(number, ports)),
            Settings = settings,
        };
    }

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(1, count);

    private static List<ClusterNode> Resize(IReadOnlyList<ClusterNode> nodes, int? count, Func<int, ClusterNode> add) =>
        [.. Numbers(count ?? nodes.Count).Select(number => number <= nodes.Count ? nodes[number - 1] : add(number))];

    private static ClusterNode Silo(int number, FreePorts ports) => new($"silo-{number}", ports.Next(), ports.Next(), ports.Next());

    private static ClusterNode Api(int number, FreePorts ports) => new($"api-{number}", ports.Next());
}

/// <summary>What is to change of a cluster; null stays as it is.</summary>
/// <param name="Silos">How many silos there are to be.</param>
/// <param name="Apis">How many APIs there are to be.</param>
/// <param name="Shards">How many databases there are to be.</param>
/// <param name="HttpPort">Where nginx is to listen.</param>
/// <param name="Settings">Settings to add, or to replace.</param>
internal sealed record ClusterChange(int? Silos, int? Apis, int? Shards, int? HttpPort, IReadOnlyDictionary<string, string> Settings);
