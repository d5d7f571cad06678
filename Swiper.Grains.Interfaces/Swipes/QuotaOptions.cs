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
