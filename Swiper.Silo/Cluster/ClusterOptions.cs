using System.Net;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Silo.Cluster;

/// <summary>How a process belongs to a cluster; the configuration section <c>Cluster</c>. Without <see cref="Redis"/> there is no cluster.</summary>
internal sealed class ClusterOptions : ISettings
{
    private static readonly TimeSpan ShortestProbe = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestProbe = TimeSpan.FromMinutes(1);

    /// <summary>The section's name.</summary>
    public const string SectionName = "Cluster";

    /// <summary>
    /// Where the members of the cluster are listed, as StackExchange.Redis writes it: <c>10.0.0.5:6379,password=…,ssl=true</c>.
    /// </summary>
    public string Redis { get; set; } = "";

    /// <summary>Which service this is, whatever becomes of its clusters.</summary>
    public string ServiceId { get; set; } = "swiper";

    /// <summary>Which cluster this is: silos and APIs of one have the same, and no others on that Redis.</summary>
    public string ClusterId { get; set; } = "swiper";

    /// <summary>A silo's address as the others reach it.</summary>
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary>Where a silo listens; its advertised address where this is empty.</summary>
    public string ListenAddress { get; set; } = "";

    /// <summary>Where a silo listens to the others.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Where a silo listens to APIs.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>
    /// How long a silo waits for another one's sign of life, and how often it asks for one. A silo that was killed is declared dead after
    /// <see cref="MissedProbes"/> of these, by two others where there are three, and its users move.
    /// </summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many signs of life must be missing.</summary>
    public int MissedProbes { get; set; } = 3;

    /// <inheritdoc/>
    public static string Section => SectionName;

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.Of(nameof(ServiceId), ServiceId, !string.IsNullOrWhiteSpace(ServiceId), "the name of the service, such as swiper"),
        SettingRule.Of(nameof(ClusterId), ClusterId, !string.IsNullOrWhiteSpace(ClusterId), "the name of the cluster, such as production"),
        SettingRule.Of(nameof(AdvertisedAddress), AdvertisedAddress, IsReachable(AdvertisedAddress), "the address by which other machines reach this one"),
        SettingRule.Of(
            nameof(ListenAddress), ListenAddress, ListenAddress.Length == 0 || IPAddress.TryParse(ListenAddress, out _), "an address of this machine, or empty"),
        SettingRule.Between(nameof(SiloPort), 1, IPEndPoint.MaxPort, SiloPort),
        SettingRule.Of(
            nameof(GatewayPort),
            GatewayPort,
            GatewayPort is >= 1 and <= IPEndPoint.MaxPort && GatewayPort != SiloPort,
            $"between 1 and {IPEndPoint.MaxPort} and not Cluster:SiloPort"),
        SettingRule.Between(nameof(ProbeTimeout), ShortestProbe, LongestProbe, ProbeTimeout),
        SettingRule.Between(nameof(MissedProbes), 1, 20, MissedProbes),
    ];

    private static bool IsReachable(string text) =>
        IPAddress.TryParse(text, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any);
}
