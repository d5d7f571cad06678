namespace Swiper.Cli.Cluster;

/// <summary>
/// The places of a cluster's servers where they are more than ports of loopback: each in a network namespace of its own, or behind a slow link.
/// </summary>
/// <param name="Namespaces">What the names of the namespaces begin with, or null: all servers are in this process's.</param>
/// <param name="Entrance">nginx's address as the APIs see it.</param>
/// <param name="Places">The places, by server; a server that is not among them is on loopback.</param>
internal sealed record ClusterNetwork(string? Namespaces, string Entrance, IReadOnlyDictionary<string, ClusterPlace> Places)
{
    /// <summary>The namespace of a server, or null.</summary>
    public string? NamespaceOf(string name) => Namespaces is not null && Places.ContainsKey(name) ? $"{Namespaces}-{name}" : null;
}

/// <summary>Where a server is.</summary>
/// <param name="Address">Where the others reach it.</param>
/// <param name="Listens">Where it listens, which differs if something stands between.</param>
internal sealed record ClusterPlace(string Address, string Listens)
{
    /// <summary>Loopback.</summary>
    public static readonly ClusterPlace Loopback = new("127.0.0.1", "127.0.0.1");
}
