namespace Swiper.Grains.Swipes;

/// <summary>How untold swipes are repeated; the configuration section <c>Swipes</c>.</summary>
public sealed class SwipeOptions
{
    /// <summary>How long an active user waits before telling again.</summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a shard is swept for users who have something unfinished and are not active.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);
}
