using System.Net;

namespace Swiper.Silo.Cluster;

/// <summary>Where a silo is found, and where it listens.</summary>
internal static class ClusterEndPoints
{
    /// <summary>Where the others find it.</summary>
    public static IPAddress Advertised(this ClusterOptions options) => IPAddress.Parse(options.AdvertisedAddress);

    /// <summary>Where it listens to silos.</summary>
    public static IPEndPoint SiloEndPoint(this ClusterOptions options) => new(Listen(options), options.SiloPort);

    /// <summary>Where it listens to APIs.</summary>
    public static IPEndPoint GatewayEndPoint(this ClusterOptions options) => new(Listen(options), options.GatewayPort);

    private static IPAddress Listen(ClusterOptions options) =>
        options.ListenAddress.Length > 0 ? IPAddress.Parse(options.ListenAddress) : options.Advertised();
}
