using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Profiles;

namespace Swiper.Grains.Tests.Profiles;

public sealed class ProfileRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly Profile Full = new()
    {
        Nickname = "小明",
        Sex = Sex.Male,
        BirthDate = new DateOnly(1996, 1, 31),
        Location = "北京",
        AvatarKey = "a/1",
    };

    [Fact]
    public void Apply_NothingGiven_ChangesNothing() => Assert.Equal(Full, Apply(Full, new ProfileUpdate()));

    [Fact]
    public void Apply_AllGiven_SetsAllAndKeepsThePicture() => Assert.Equal(
        Full with { Nickname = "Ann", Sex = Sex.Female, BirthDate = new DateOnly(2000, 2, 29), Location = "上海" },
        Apply(Full, new ProfileUpdate(" Ann ", Sex.Female, 2000, 2, 29, "\t上海 ")));

    [Theory]
    [InlineData("", FieldProblem.Empty)]
    [InlineData("  \u3000 ", FieldProblem.Empty)]
    [InlineData("a\nb", FieldProblem.BadCharacters)]
    [InlineData("a\u0000b", FieldProblem.BadCharacters)]
    [InlineData("a\u202Eb", FieldProblem.BadCharacters)]
    [InlineData("a\u200Bb", FieldProblem.BadCharacters)]
    [InlineData("\u200D", FieldProblem.BadCharacters)]
    [InlineData("\u200C\u200D", FieldProblem.BadCharacters)]
    [InlineData("a\uE000b", FieldProblem.BadCharacters)]
    [InlineData("123456789012345678901234567890123", FieldProblem.TooLong)]
    public void Apply_BadText_IsRefused(string text, FieldProblem problem)
    {
        AssertRefused(new ProfileUpdate(Nickname: text), ("nickname", problem));
        AssertRefused(new ProfileUpdate(Location: text), ("location", problem));
    }

    [Fact]
    public void Apply_AboutOneself_IsSetAndTakenBack()
    {
        var all = Apply(Full, new ProfileUpdate(Bio: " 你好\n🙂 ", Interests: [" 猫 ", "ｃａｔ", "CAT"], LookingFor: LookingFor.Friends, Hidden: true));

        Assert.Equal(Full with { Bio = "你好\n🙂", Interests = "猫,ｃａｔ", LookingFor = LookingFor.Friends, Hidden = true }, all);
        Assert.Equal(Full with { LookingFor = LookingFor.Friends }, Apply(all, new ProfileUpdate(Bio: "", Interests: [], Hidden: false)));
        Assert.Equal(all, Apply(all, new ProfileUpdate()));
    }

    [Fact]
    public void Apply_BadInterests_AreRefused()
    {
        AssertRefused(new ProfileUpdate(Interests: ["猫", ""]), ("interests", FieldProblem.Empty));
        AssertRefused(new ProfileUpdate(Interests: ["a,b"]), ("interests", FieldProblem.BadCharacters));
        AssertRefused(new ProfileUpdate(Interests: ["a\nb"]), ("interests", FieldProblem.BadCharacters));
        AssertRefused(new ProfileUpdate(Interests: [new string('a', Limits.InterestMaxLength + 1)]), ("interests", FieldProblem.TooLong));
        AssertRefused(new ProfileUpdate(Interests: [.. Enumerable.Range(0, Limits.InterestsMax + 1).Select(n => $"{n}")]), ("interests", FieldProblem.TooMany));
    }

    [Fact]
    public void Apply_HalfOfASurrogatePair_IsRefused() =>
        AssertRefused(new ProfileUpdate(Nickname: "a" + (char)0xD83D), ("nickname", FieldProblem.BadCharacters));

    [Theory]
    [InlineData("a")]
    [InlineData("12345678901234567890123456789012")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二")]
    [InlineData("👩\u200D👧")]
    [InlineData("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂")]
    [InlineData("O'Neil <b>")]
    public void Apply_TextOfOneTo32Characters_IsKept(string text)
    {
        var profile = Apply(Full, new ProfileUpdate(Nickname: text, Location: text));

        Assert.Equal((text, text), (profile.Nickname, profile.Location));
    }

    [Theory]
    [InlineData(2008, 3, 1, null)]
    [InlineData(2008, 3, 2, FieldProblem.TooYoung)]
    [InlineData(2027, 1, 1, FieldProblem.TooYoung)]
    [InlineData(1905, 3, 2, null)]
    [InlineData(1905, 3, 1, FieldProblem.TooOld)]
    [InlineData(0, 1, 1, FieldProblem.OutOfRange)]
    [InlineData(10_000, 1, 1, FieldProblem.OutOfRange)]
    [InlineData(-5, 1, 1, FieldProblem.OutOfRange)]
    public void Apply_Age_MustBe18To120(int year, int month, int day, FieldProblem? problem)
    {
        var update = new ProfileUpdate(BirthYear: year, BirthMonth: month, BirthDay: day);
        if (problem is { } expected)
        {
            AssertRefused(update, ("birth_year", expected));
        }
        else
        {
            Assert.Equal(new DateOnly(year, month, day), Apply(Full, update).BirthDate);
        }
    }

    [Theory]
    [InlineData(2001, 2, 29, "birth_day")]
    [InlineData(2000, 4, 31, "birth_day")]
    [InlineData(2000, 4, 0, "birth_day")]
    [InlineData(2000, 13, 1, "birth_month")]
    [InlineData(2000, 0, 1, "birth_month")]
    [InlineData(2000, int.MinValue, int.MaxValue, "birth_month")]
    public void Apply_PartsThatMakeNoDate_AreRefused(int year, int month, int day, string field) =>
        AssertRefused(new ProfileUpdate(BirthYear: year, BirthMonth: month, BirthDay: day), (field, FieldProblem.NotADate));

    [Fact]
    public void Apply_OnlyAYear_KeepsMonthAndDayOrTakesTheFirst()
    {
        Assert.Equal(new DateOnly(1999, 1, 31), Apply(Full, new ProfileUpdate(BirthYear: 1999)).BirthDate);
        Assert.Equal(new DateOnly(1999, 1, 1), Apply(new Profile(), new ProfileUpdate(BirthYear: 1999)).BirthDate);
        Assert.Equal(new DateOnly(1999, 1, 9), Apply(new Profile(), new ProfileUpdate(BirthYear: 1999, BirthDay: 9)).BirthDate);
    }

    [Fact]
    public void Apply_OnlyAPart_IsCheckedWithThePartsThatStay()
    {
        AssertRefused(new ProfileUpdate(BirthMonth: 2), ("birth_month", FieldProblem.NotADate));
        Assert.Equal(new DateOnly(1996, 3, 31), Apply(Full, new ProfileUpdate(BirthMonth: 3)).BirthDate);
        Assert.Equal(new DateOnly(1996, 2, 29), Apply(Full, new ProfileUpdate(BirthMonth: 2, BirthDay: 29)).BirthDate);

        var leapling = Full with { BirthDate = new DateOnly(1996, 2, 29) };
        Assert.Equal(FieldProblem.NotADate, Assert.Single(Errors(leapling, new ProfileUpdate(BirthYear: 1997))).Problem);
    }

    [Fact]
    public void Apply_MonthAndDayWithoutAYear_IsRefused() => Assert.Equal(
        new FieldError("birth_year", FieldProblem.YearMissing),
        Assert.Single(Errors(new Profile(), new ProfileUpdate(BirthMonth: 5, BirthDay: 5))));

    [Fact]
    public void Apply_SeveralWrong_NamesThemAll() => AssertRefused(
        new ProfileUpdate(Nickname: "", BirthYear: 2020, Location: "\u0007"),
        ("nickname", FieldProblem.Empty),
        ("location", FieldProblem.BadCharacters),
        ("birth_year", FieldProblem.TooYoung));

    private static Profile Apply(Profile profile, ProfileUpdate update)
    {
        var result = ProfileRules.Apply(profile, update, Today);
        Assert.Null(result.Refusal);
        return result.Value!;
    }

    private static FieldError[] Errors(Profile profile, ProfileUpdate update)
    {
        var refusal = ProfileRules.Apply(profile, update, Today).Refusal;
        Assert.Equal(ErrorCode.PROFILE_ERROR, refusal?.Code);
        return [.. refusal!.Fields];
    }

    private static void AssertRefused(ProfileUpdate update, params (string Field, FieldProblem Problem)[] errors) =>
        Assert.Equal(errors, Errors(Full, update).Select(error => (error.Field, error.Problem)));
}
