using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Grains.Discovery;

/// <summary>Whom decks show; the configuration section <c>Discovery</c>.</summary>
public sealed class DiscoveryOptions : ISettings
{
    private const int PoolSizeMax = 1_000_000;
    private static readonly TimeSpan TimeMax = TimeSpan.FromDays(3650);

    /// <summary>The most people that one activation of a pool holds; a pool of more is split.</summary>
    public int PoolSize { get; set; } = 20_000;

    /// <summary>How long ago the last activity of people on decks may be.</summary>
    public TimeSpan DormantAfter { get; set; } = TimeSpan.FromDays(60);

    /// <summary>How long a dislike keeps a person off the deck.</summary>
    public TimeSpan DislikeLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public static string Section => "Discovery";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.Between(nameof(PoolSize), 1, PoolSizeMax, PoolSize),
        SettingRule.Positive(nameof(DormantAfter), TimeMax, DormantAfter),
        SettingRule.Positive(nameof(DislikeLifetime), TimeMax, DislikeLifetime),
    ];
}
