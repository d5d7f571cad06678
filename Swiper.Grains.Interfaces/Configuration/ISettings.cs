namespace Swiper.Grains.Interfaces.Configuration;

/// <summary>
/// The options of one section of the settings. Its public properties are the settings there are: what they are not is refused at start, and
/// <c>docs/settings.md</c> is compared with them.
/// </summary>
public interface ISettings
{
    /// <summary>The section's name, such as <c>Quotas</c>; empty for settings outside a section.</summary>
    static abstract string Section { get; }

    /// <summary>Checks the values. Rules of the defaults also tell the bounds to whoever reads the documentation.</summary>
    IEnumerable<SettingRule> Rules();
}
