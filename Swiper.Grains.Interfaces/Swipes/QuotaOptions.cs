using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>Daily limits of a user; the configuration section <c>Quotas</c>.</summary>
public sealed class QuotaOptions : ISettings
{
    /// <summary>Likes a day, unless the VIP level lifts the limit.</summary>
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

/// <summary>The use of a day's quota.</summary>
/// <param name="Used">The count charged today.</param>
/// <param name="Max">The limit, or null.</param>
/// <param name="ResetAt">The next midnight in the configured time zone.</param>
[GenerateSerializer, Immutable, Alias("swiper.quota-status")]
public sealed record QuotaStatus(
    [property: Id(0)] int Used,
    [property: Id(1)] int? Max,
    [property: Id(2)] DateTimeOffset ResetAt);
