namespace Swiper.Silo.Cluster;

/// <summary>How a process belongs to a cluster; the configuration section <c>Cluster</c>. Without <see cref="Redis"/> there is no cluster.</summary>
internal sealed class ClusterOptions
{
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
}
