namespace Swiper.Grains;

/// <summary>How days are counted; the configuration section <c>Clock</c>.</summary>
public sealed class ClockOptions
{
    /// <summary>IANA name of the time zone that days, quotas and ages follow.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";
}
