using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Grains;

/// <summary>How days are counted; the configuration section <c>Clock</c>.</summary>
public sealed class ClockOptions : ISettings
{
    /// <summary>IANA name of the time zone of days, quotas and ages.</summary>
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

/// <summary>Computes dates and ages in the configured time zone.</summary>
internal sealed class Calendar
{
    /// <summary>Time zones change their offset, and days end, at quarters of an hour of UTC, so all moments of a quarter share one date.</summary>
    private const long QuarterTicks = 15 * TimeSpan.TicksPerMinute;

    private readonly TimeZoneInfo _zone;

    // Caches the last answers: every request needs today's date, and time zone rules are slow to evaluate.
    private Quarter? _lastQuarter;
    private Day? _lastDay;

    public Calendar(IOptions<ClockOptions> options) => _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

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

    /// <summary>
    /// The moment a date ends: midnight; if the clock strikes midnight twice, the first; if it skips midnight, the first moment after.
    /// </summary>
    public DateTimeOffset EndOf(DateOnly date)
    {
        if (_lastDay is not { } day || day.Date != date)
        {
            day = new Day(date, FindEndOf(date));
            _lastDay = day;
        }

        return day.End;
    }

    /// <summary>Counts whole years. A person born on 29 February has their birthday on 1 March in common years.</summary>
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
