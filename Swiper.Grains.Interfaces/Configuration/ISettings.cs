namespace Swiper.Grains.Interfaces.Configuration;

/// <summary>
/// The options of one section of the settings. Its public properties are all settings of the section: others are refused at start, and
/// <c>docs/settings.md</c> is compared with the properties.
/// </summary>
public interface ISettings
{
    /// <summary>The section's name, such as <c>Quotas</c>; empty for settings outside a section.</summary>
    static abstract string Section { get; }

    /// <summary>Checks the values. The rules of the defaults also supply the bounds for the documentation.</summary>
    IEnumerable<SettingRule> Rules();
}
