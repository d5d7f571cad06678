using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Grains.Swipes;

/// <summary>How unfinished work is retried: pending swipes and unsettled listings. The configuration section <c>Redelivery</c>.</summary>
public sealed class RedeliveryOptions : ISettings
{
    private static readonly TimeSpan IntervalMax = TimeSpan.FromDays(1);

    /// <summary>The time between two tries of an active user.</summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The time between two sweeps of a shard for inactive users with unfinished work.</summary>
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
