using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Grains.Swipes;

/// <summary>How untold swipes are repeated; the configuration section <c>Swipes</c>.</summary>
public sealed class SwipeOptions : ISettings
{
    private static readonly TimeSpan IntervalMax = TimeSpan.FromDays(1);

    /// <summary>How long an active user waits before telling again.</summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a shard is swept for users who have something unfinished and are not active.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public static string Section => "Swipes";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.Positive(nameof(RetryInterval), IntervalMax, RetryInterval),
        SettingRule.Positive(nameof(SweepInterval), IntervalMax, SweepInterval),
    ];
}
