using Microsoft.Extensions.Options;
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

/// <summary>Days and ages as people count them, in the configured time zone.</summary>
internal sealed class Calendar
{
    /// <summary>Clocks change, and days end, at quarters of an hour of UTC: all of a quarter is on one date.</summary>
    private const long QuarterTicks = 15 * TimeSpan.TicksPerMinute;

    private readonly TimeZoneInfo _zone;

    // Every request asks for today, and a time zone's rules are slow to ask: the last answers are kept.
    private Quarter? _lastQuarter;
    private Day? _lastDay;

    /// <summary>Creates the calendar of one time zone.</summary>
    public Calendar(IOptions<ClockOptions> options) => _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>The date at a moment.</summary>
    public DateOnly DateAt(DateTimeOffset moment)
    {
        var number = moment.UtcTicks / QuarterTicks;
        if (_lastQuarter is not { } quarter || quarter.Number != number)
        {
            quarter = new Quarter(number, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _zone).DateTime));
            _lastQuarter = quarter;
        }

        return quarter.Date;
    }

    /// <summary>The moment a date ends: midnight, the first one where the clock strikes it twice, or the first moment after it where the clock skips it.</summary>
    public DateTimeOffset EndOf(DateOnly date)
    {
        if (_lastDay is not { } day || day.Date != date)
        {
            day = new Day(date, FindEndOf(date));
            _lastDay = day;
        }

        return day.End;
    }

    /// <summary>
    /// Whole years between a birth date and a date. Somebody born on 29 February has their birthday on 1 March in common years.
    /// </summary>
    public static int Age(DateOnly birth, DateOnly on)
    {
        var years = on.Year - birth.Year;
        return (on.Month, on.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years;
    }

    private DateTimeOffset FindEndOf(DateOnly date)
    {
        var midnight = date.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (_zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        var offset = _zone.IsAmbiguousTime(midnight) ? _zone.GetAmbiguousTimeOffsets(midnight).Max() : _zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    private sealed record Quarter(long Number, DateOnly Date);

    private sealed record Day(DateOnly Date, DateTimeOffset End);
}
