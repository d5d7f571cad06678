using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("2000-06-15", "2018-06-14", 17)]
    [InlineData("2000-06-15", "2018-06-15", 18)]
    [InlineData("2000-06-15", "2018-06-16", 18)]
    [InlineData("2000-12-31", "2018-01-01", 17)]
    [InlineData("2000-06-15", "2000-06-15", 0)]
    [InlineData("2000-06-15", "1999-06-15", -1)]
    public void Age_AroundABirthday_CountsWholeYears(string birth, string on, int age) =>
        Assert.Equal(age, Calendar.Age(Date(birth), Date(on)));

    [Theory]
    [InlineData("2022-02-28", 17)]
    [InlineData("2022-03-01", 18)]
    [InlineData("2024-02-28", 19)]
    [InlineData("2024-02-29", 20)]
    [InlineData("2100-02-28", 95)]
    [InlineData("2100-03-01", 96)]
    public void Age_BornOn29February_IsAYearOlderOn1MarchOfCommonYears(string on, int age) =>
        Assert.Equal(age, Calendar.Age(new DateOnly(2004, 2, 29), Date(on)));

    [Theory]
    [InlineData("2026-03-01T15:59:59.9999999Z", "2026-03-01")]
    [InlineData("2026-03-01T16:00:00Z", "2026-03-02")]
    public void DateAt_AroundMidnightInShanghai_FollowsTheZoneNotUtc(string moment, string date) =>
        Assert.Equal(Date(date), Calendars.Shanghai.DateAt(Moment(moment)));

    [Theory]
    [InlineData("Asia/Shanghai", "2026-03-01", "2026-03-01T16:00:00Z")]
    [InlineData("UTC", "2026-03-01", "2026-03-02T00:00:00Z")]
    [InlineData("America/New_York", "2026-03-07", "2026-03-08T05:00:00Z")]
    [InlineData("America/New_York", "2026-03-08", "2026-03-09T04:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-24", "2026-10-24T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-25T23:00:00Z")]
    public void EndOf_Date_IsMidnightOfTheZone(string zone, string date, string end) =>
        Assert.Equal(Moment(end), Calendars.Of(zone).EndOf(Date(date)));

    [Theory]
    [InlineData("America/Havana", "2024-03-09", "2024-03-10T05:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-03", "2018-11-04T03:00:00Z")]
    public void EndOf_MidnightThatTheClockSkips_IsTheFirstMomentAfterIt(string zone, string date, string end) =>
        AssertIsFirstMomentOfTheNextDate(zone, Date(date), Moment(end));

    [Theory]
    [InlineData("America/Havana", "2024-11-02", "2024-11-03T04:00:00Z")]
    [InlineData("Atlantic/Azores", "2024-10-26", "2024-10-27T00:00:00Z")]
    public void EndOf_MidnightThatTheClockStrikesTwice_IsTheFirst(string zone, string date, string end) =>
        AssertIsFirstMomentOfTheNextDate(zone, Date(date), Moment(end));

    private static void AssertIsFirstMomentOfTheNextDate(string zone, DateOnly date, DateTimeOffset end)
    {
        var calendar = Calendars.Of(zone);

        Assert.Equal(end, calendar.EndOf(date));
        Assert.Equal(date, calendar.DateAt(end.AddTicks(-1)));
        Assert.Equal(date.AddDays(1), calendar.DateAt(end));
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
