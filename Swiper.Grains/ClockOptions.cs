using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Grains;

/// <summary>How days are counted; the configuration section <c>Clock</c>.</summary>
public sealed class ClockOptions : ISettings
{
    /// <summary>IANA name of the time zone that days, quotas and ages follow.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <inheritdoc/>
    public static string Section => "Clock";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.Of(
            nameof(TimeZone), TimeZone, TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _), "an IANA name that this machine knows, such as Asia/Shanghai"),
    ];
}
