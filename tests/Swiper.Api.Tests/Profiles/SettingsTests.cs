using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Profiles;

public sealed class SettingsTests(SharedServer shared)
{
    public static TheoryData<string, string, string> InvalidValues => new()
    {
        { "dating_sex", "all", "dating_sex" },
        { "min_distance", "-1", "min_distance" },
        { "min_distance", "11", "min_distance" },
        { "max_distance", "1001", "max_distance" },
        { "max_distance", "0", "min_distance" },
        { "min_dating_age", "17", "min_dating_age" },
        { "min_dating_age", "46", "min_dating_age" },
        { "max_dating_age", "101", "max_dating_age" },
        { "vibration", "maybe", "vibration" },
        { "only_match", "", "only_match" },
        { "bogus", "1", "bogus" },
    };

    [Fact]
    public async Task Get_NewUser_ShowsTheDefaults()
    {
        var person = await Person.SignUp(shared.Api);

        var settings = (await person.Get("/api/user/profile")).Ok();

        Assert.Equal(
            """{"dating_sex":"female","location":"","min_distance":1,"max_distance":10,"min_dating_age":18,"max_dating_age":45,"vibration":true,"only_match":true,"only_play":true}""",
            System.Text.Json.JsonSerializer.Serialize(settings));
    }

    [Fact]
    public async Task Update_Subset_LeavesTheRest()
    {
        var person = await Person.SignUp(shared.Api);

        (await person.Post("/api/user/profile", ("dating_sex", "男"), ("max_distance", "1000"), ("vibration", "0"))).Ok();

        var settings = (await person.Get("/api/user/profile")).Ok();
        Assert.Equal("male", settings.GetProperty("dating_sex").GetString());
        Assert.Equal((1, 1000), (settings.GetProperty("min_distance").GetInt32(), settings.GetProperty("max_distance").GetInt32()));
        Assert.False(settings.GetProperty("vibration").GetBoolean());
        Assert.True(settings.GetProperty("only_match").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(InvalidValues))]
    public async Task Update_InvalidValue_NamesAFieldAndChangesNothing(string field, string value, string named)
    {
        var person = await Person.SignUp(shared.Api);
        var before = (await person.Get("/api/user/profile")).Text;

        var reply = (await person.Post("/api/user/profile", (field, value), ("only_play", "false"))).Refused(ErrorCode.PROFILE_ERROR);

        Assert.Contains(named, reply.Data.EnumerateObject().Select(property => property.Name));
        Assert.Equal(before, (await person.Get("/api/user/profile")).Text);
    }

    [Fact]
    public async Task Update_AnotherPlace_NeedsThePermission()
    {
        var person = await Person.SignUp(shared.Api);
        (await person.Post("/api/user/info", ("location", "北京"))).Ok();

        (await person.Post("/api/user/profile", ("location", "上海"))).Refused(ErrorCode.NOT_HAS_PERM);
        (await person.Post("/api/user/profile", ("location", "北京"))).Ok();
        await person.GrantVip(3);
        (await person.Post("/api/user/profile", ("location", "上海"))).Ok();
    }
}
