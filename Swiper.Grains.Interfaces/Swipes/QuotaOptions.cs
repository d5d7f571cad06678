using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>How much a user may do in a day; the configuration section <c>Quotas</c>.</summary>
public sealed class QuotaOptions : ISettings
{
    /// <summary>Likes a day, for those whose level does not lift the limit.</summary>
    public int Like { get; set; } = 100;

    /// <summary>Superlikes a day.</summary>
    public int Superlike { get; set; } = 5;

    /// <summary>Rewinds a day.</summary>
    public int Rewind { get; set; } = 5;

    /// <inheritdoc/>
    public static string Section => "Quotas";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.AtLeast(nameof(Like), 0, Like),
        SettingRule.AtLeast(nameof(Superlike), 0, Superlike),
        SettingRule.AtLeast(nameof(Rewind), 0, Rewind),
    ];
}

/// <summary>How much of a day's quota is used.</summary>
/// <param name="Used">What was charged today.</param>
/// <param name="Max">The limit; null where there is none.</param>
/// <param name="ResetAt">The next midnight in the configured time zone.</param>
[GenerateSerializer, Immutable, Alias("swiper.quota-status")]
public sealed record QuotaStatus(
    [property: Id(0)] int Used,
    [property: Id(1)] int? Max,
    [property: Id(2)] DateTimeOffset ResetAt);
