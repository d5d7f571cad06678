namespace Swiper.Cli.Cluster;

/// <summary>How large a cluster is to be.</summary>
/// <param name="Silos">How many silos.</param>
/// <param name="Apis">How many APIs.</param>
/// <param name="Shards">How many databases.</param>
/// <param name="HttpPort">Where nginx listens; a free port where it is 0.</param>
internal sealed record ClusterSize(int Silos = 3, int Apis = 2, int Shards = 1, int HttpPort = 0);
