using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Grains.Swipes;

/// <summary>
/// How what a user left unfinished is retried: swipes that were not told, changes of the profile that others do not show yet. The configuration
/// section <c>Redelivery</c>.
/// </summary>
public sealed class RedeliveryOptions : ISettings
{
    private static readonly TimeSpan IntervalMax = TimeSpan.FromDays(1);

    /// <summary>How long an active user waits before the next try.</summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a shard is swept for users who have something unfinished and are not active.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public static string Section => "Redelivery";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.Positive(nameof(RetryInterval), IntervalMax, RetryInterval),
        SettingRule.Positive(nameof(SweepInterval), IntervalMax, SweepInterval),
    ];
}
