using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Tests.Discovery;

public sealed class MatchRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    // Thirty today.
    private static readonly Candidate Ann = new(1, 1, "Ann", "a/1", new DateOnly(1996, 3, 1), Sex.Male, 25, 40, VipFlagUntil: null);
    private static readonly Seeker Bob = new(2, Sex.Male, Age: 32, MinAge: 28, MaxAge: 33);

    [Fact]
    public void Suits_EachAsTheOtherWants_IsTrue() => Assert.True(MatchRules.Suits(Ann, Bob, Today));

    [Fact]
    public void Suits_Oneself_IsFalse() => Assert.False(MatchRules.Suits(Ann, Bob with { Id = Ann.Id }, Today));

    [Fact]
    public void Suits_CandidateWhoLooksForTheOtherSex_IsFalse() => Assert.False(MatchRules.Suits(Ann with { DatingSex = Sex.Female }, Bob, Today));

    [Theory]
    [InlineData(30, 30, true)]
    [InlineData(31, 40, false)]
    [InlineData(18, 29, false)]
    public void Suits_CandidatesAge_MustBeWithinTheSeekers(int min, int max, bool suits) =>
        Assert.Equal(suits, MatchRules.Suits(Ann, Bob with { MinAge = min, MaxAge = max }, Today));

    [Theory]
    [InlineData(32, 32, true)]
    [InlineData(33, 40, false)]
    [InlineData(18, 31, false)]
    public void Suits_SeekersAge_MustBeWithinTheCandidates(int min, int max, bool suits) =>
        Assert.Equal(suits, MatchRules.Suits(Ann with { MinDatingAge = min, MaxDatingAge = max }, Bob, Today));

    [Fact]
    public void Suits_DayBeforeABirthday_CountsTheYearsOfThatDay()
    {
        var thirty = Bob with { MinAge = 30, MaxAge = 30 };

        Assert.False(MatchRules.Suits(Ann, thirty, Today.AddDays(-1)));
        Assert.True(MatchRules.Suits(Ann, thirty, Today));
        Assert.False(MatchRules.Suits(Ann, thirty, Today.AddYears(1)));
    }

    [Theory]
    [InlineData(Sex.Male, "上海", "上海")]
    [InlineData(Sex.Female, "male@x", "MALE@X")]
    [InlineData(Sex.Female, "Sa\u0303o Paulo", "SÃOPAULO")]
    public void PoolKey_Of_IsReadBackFolded(Sex sex, string place, string folded)
    {
        var key = PoolKey.Of(sex, place);

        Assert.Equal((sex, folded), (PoolKey.SexOf(key), PoolKey.PlaceOf(key)));
    }
}
