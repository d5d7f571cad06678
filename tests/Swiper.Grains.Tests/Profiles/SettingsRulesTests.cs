using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Profiles;

namespace Swiper.Grains.Tests.Profiles;

public sealed class SettingsRulesTests
{
    [Fact]
    public void Defaults_AreTheContracts() => Assert.Equal(
        new Settings
        {
            DatingSex = Sex.Female,
            Location = "",
            MinDistance = 1,
            MaxDistance = 10,
            MinDatingAge = 18,
            MaxDatingAge = 45,
            Vibration = true,
            OnlyMatch = true,
            OnlyPlay = true,
        },
        new Settings());

    [Fact]
    public void Apply_NothingGiven_ChangesNothing() => Assert.Equal(new Settings(), Apply(new SettingsUpdate()).Value);

    [Fact]
    public void Apply_AllGiven_SetsAll() => Assert.Equal(
        new Settings
        {
            DatingSex = Sex.Male,
            Location = "北京",
            MinDistance = 0,
            MaxDistance = 1000,
            MinDatingAge = 20,
            MaxDatingAge = 100,
            Vibration = false,
            OnlyMatch = false,
            OnlyPlay = false,
        },
        Apply(new SettingsUpdate(Sex.Male, " 北京 ", 0, 1000, 20, 100, false, false, false)).Value);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1000, 1000)]
    [InlineData(0, 1000)]
    public void Apply_DistancesInRange_AreTaken(int min, int max)
    {
        var settings = Apply(new SettingsUpdate(MinDistance: min, MaxDistance: max)).Value!;

        Assert.Equal((min, max), (settings.MinDistance, settings.MaxDistance));
    }

    [Theory]
    [InlineData(-1, 10, "min_distance", FieldProblem.OutOfRange)]
    [InlineData(0, 1001, "max_distance", FieldProblem.OutOfRange)]
    [InlineData(11, 10, "min_distance", FieldProblem.MinAboveMax)]
    public void Apply_DistancesOutOfRange_AreRefused(int min, int max, string field, FieldProblem problem) =>
        AssertRefused(new SettingsUpdate(MinDistance: min, MaxDistance: max), (field, problem));

    [Theory]
    [InlineData(18, 18)]
    [InlineData(100, 100)]
    [InlineData(18, 100)]
    public void Apply_AgesInRange_AreTaken(int min, int max)
    {
        var settings = Apply(new SettingsUpdate(MinDatingAge: min, MaxDatingAge: max)).Value!;

        Assert.Equal((min, max), (settings.MinDatingAge, settings.MaxDatingAge));
    }

    [Theory]
    [InlineData(17, 30, "min_dating_age", FieldProblem.OutOfRange)]
    [InlineData(18, 101, "max_dating_age", FieldProblem.OutOfRange)]
    [InlineData(31, 30, "min_dating_age", FieldProblem.MinAboveMax)]
    public void Apply_AgesOutOfRange_AreRefused(int min, int max, string field, FieldProblem problem) =>
        AssertRefused(new SettingsUpdate(MinDatingAge: min, MaxDatingAge: max), (field, problem));

    [Fact]
    public void Apply_OneEndGiven_IsCheckedAgainstTheOtherThatStays()
    {
        AssertRefused(new SettingsUpdate(MinDistance: 11), ("min_distance", FieldProblem.MinAboveMax));
        AssertRefused(new SettingsUpdate(MaxDistance: 0), ("min_distance", FieldProblem.MinAboveMax));
        AssertRefused(new SettingsUpdate(MinDatingAge: 46), ("min_dating_age", FieldProblem.MinAboveMax));
    }

    [Fact]
    public void Apply_SeveralWrong_NamesThemAll() => AssertRefused(
        new SettingsUpdate(Location: new string('x', 33), MinDistance: -1, MaxDatingAge: 500),
        ("location", FieldProblem.TooLong),
        ("min_distance", FieldProblem.OutOfRange),
        ("max_dating_age", FieldProblem.OutOfRange));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("北京")]
    public void Apply_OwnPlaceOrNone_NeedsNoPermission(string place) =>
        Assert.Equal(place.Trim(), Apply(new SettingsUpdate(Location: place), permissions: Permissions.None).Value?.Location);

    [Fact]
    public void Apply_AnotherPlace_NeedsThePermission()
    {
        var update = new SettingsUpdate(Location: "上海");

        Assert.Equal(ErrorCode.NOT_HAS_PERM, Apply(update, permissions: ~Permissions.AnyLocation).Refusal?.Code);
        Assert.Equal("上海", Apply(update, permissions: Permissions.AnyLocation).Value?.Location);
    }

    [Fact]
    public void Apply_AnyPlaceWhereTheOwnIsUnknown_NeedsThePermission() => Assert.Equal(
        ErrorCode.NOT_HAS_PERM,
        SettingsRules.Apply(new Settings(), new SettingsUpdate(Location: "北京"), ownLocation: null, Permissions.None).Refusal?.Code);

    [Fact]
    public void Apply_PlaceLeftFromAnEndedLevel_DoesNotLockTheOtherSettings()
    {
        var settings = new Settings { Location = "上海" };

        var result = SettingsRules.Apply(settings, new SettingsUpdate(Location: "上海", Vibration: false), "北京", Permissions.None);

        Assert.Equal(settings with { Vibration = false }, result.Value);
    }

    [Fact]
    public void Apply_LongestPlace_IsTaken() =>
        Assert.NotNull(Apply(new SettingsUpdate(Location: new string('京', Limits.LocationMaxLength))).Value);

    private static Result<Settings> Apply(SettingsUpdate update, Permissions permissions = Permissions.AnyLocation) =>
        SettingsRules.Apply(new Settings(), update, "北京", permissions);

    private static void AssertRefused(SettingsUpdate update, params (string Field, FieldProblem Problem)[] errors)
    {
        var refusal = Apply(update).Refusal;
        Assert.Equal(ErrorCode.PROFILE_ERROR, refusal?.Code);
        Assert.Equal(errors, refusal!.Fields.Select(error => (error.Field, error.Problem)));
    }
}
