namespace Swiper.Cli.Cluster;

/// <summary>A silo or an API of the cluster, and where it listens; ports of a silo that an API has none of are 0.</summary>
/// <param name="Name">Such as <c>silo-1</c>.</param>
/// <param name="HttpPort">Where it answers HTTP: an API to requests, a silo about its health.</param>
/// <param name="SiloPort">Where a silo listens to the others.</param>
/// <param name="GatewayPort">Where a silo listens to APIs.</param>
internal sealed record ClusterNode(string Name, int HttpPort, int SiloPort = 0, int GatewayPort = 0);
