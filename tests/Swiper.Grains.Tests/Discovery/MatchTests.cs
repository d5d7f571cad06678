using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Discovery;

public sealed class MatchTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    // Thirty today.
    private static readonly Candidate Ann = new(1, 1, "Ann", "a/1", new DateOnly(1996, 3, 1), Sex.Male, 25, 40, VipFlagUntil: null, ActiveOn: Today);
    private static readonly Seeker Bob = new(2, Sex.Male, Age: 32, MinAge: 28, MaxAge: 33);

    [Theory]
    [InlineData(0, true)]
    [InlineData(-60, true)]
    [InlineData(-61, false)]
    [InlineData(1, true)]
    public void Suits_LastActivity_MustNotBeLongAgo(int days, bool suits) => Assert.Equal(suits, Suits(Ann with { ActiveOn = Today.AddDays(days) }));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(0L, null, true)]
    [InlineData(1L, null, false)]
    [InlineData(null, 1L, true)]
    [InlineData(null, 0L, false)]
    [InlineData(-5L, 5L, true)]
    public void Suits_TimedEntry_ShowsFromAMomentUntilAnother(long? fromTicks, long? untilTicks, bool suits) => Assert.Equal(
        suits,
        Suits(Ann with { ShownFrom = fromTicks is { } from ? Noon.AddTicks(from) : null, ShownUntil = untilTicks is { } until ? Noon.AddTicks(until) : null }));

    [Theory]
    [InlineData(0, 10, 1, true)]
    [InlineData(2, 10, 1, false)]
    [InlineData(1, 1, 1, true)]
    [InlineData(0, 111, 112, false)]
    [InlineData(0, 112, 112, true)]
    [InlineData(113, 1000, 112, false)]
    public void Suits_Distance_MustBeWithinTheSeekers(int min, int max, int distance, bool suits)
    {
        // A degree of latitude is 111.2 km; the centres of these two cells are a little farther apart.
        var (here, there) = (CellAt(30, 120), CellAt(distance == 1 ? 30 : 31, 120));
        var seeker = Bob with { Cell = here, MinDistance = min, MaxDistance = max };

        Assert.Equal(suits, new Match(seeker, Noon, Calendars.Shanghai, new()).Suits(new(Ann with { Cell = there })));
        Assert.Equal(distance, new Match(seeker, Noon, Calendars.Shanghai, new()).Card(new(Ann with { Cell = there, Place = "x" }), "female#1").DistanceKm);
    }

    [Fact]
    public void Suits_OneOfTheTwoWithoutAPosition_IsNotHeldAgainstThem()
    {
        Assert.True(new Match(Bob with { Cell = CellAt(30, 120) }, Noon, Calendars.Shanghai, new()).Suits(new(Ann)));
        Assert.True(Suits(Ann with { Cell = CellAt(30, 120) }));
        Assert.Null(Card(Ann with { Cell = CellAt(30, 120) }, "female+x").DistanceKm);
    }

    [Theory]
    [InlineData("female@北京", Sex.Female, "北京")]
    [InlineData("male@a@b", Sex.Male, "a@b")]
    [InlineData("other+x", Sex.Other, "x")]
    public void Card_Candidate_TakesSexAndPlaceFromThePool(string pool, Sex sex, string place) =>
        Assert.Equal(new UserCard(1, "Ann", sex, 30, "a/1", place, false, Activity: Activity.Today), Card(Ann, pool));

    [Fact]
    public void Card_CandidateWithAPlace_ShowsItAsTyped() =>
        Assert.Equal("São Paulo", Card(Ann with { Place = "São Paulo" }, "female@SÃOPAULO").Location);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Card_VipFlag_EndsAtThatMoment(long ticksLeft, bool isShown) =>
        Assert.Equal(isShown, Card(Ann with { VipFlagUntil = Noon.AddTicks(ticksLeft) }, "female@x").HasVipFlag);

    [Theory]
    [InlineData(0, Activity.Today)]
    [InlineData(-1, Activity.Week)]
    [InlineData(-6, Activity.Week)]
    [InlineData(-7, Activity.Earlier)]
    public void Card_LastActivity_IsShownByDayOrWeek(int days, Activity activity) =>
        Assert.Equal(activity, Card(Ann with { ActiveOn = Today.AddDays(days) }, "female@x").Activity);

    private static long CellAt(double latitude, double longitude) => S2Cell.At(SpherePoint.FromDegrees(latitude, longitude), S2Cell.PositionLevel).Id;

    private static bool Suits(Candidate candidate) => new Match(Bob, Noon, Calendars.Shanghai, new()).Suits(new(candidate));

    private static UserCard Card(Candidate candidate, string pool) => new Match(Bob, Noon, Calendars.Shanghai, new()).Card(new(candidate), pool);
}
