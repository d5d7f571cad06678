using System.Text.Json;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Profiles;

public sealed class AboutMeTests(SharedServer shared)
{
    [Fact]
    public async Task Info_AboutMe_IsShownToMeAsTyped()
    {
        var ann = await Person.SignUp(shared.Api);
        Assert.Equal((JsonValueKind.Null, 0, JsonValueKind.Null, false), Said(await ann.Info()));

        var me = (await shared.Api.RawJson("/api/user/info", ann.Token, """{"bio":" 你好\n🙂 ","interests":["猫"," 咖啡 "],"looking_for":"friends","hidden":true,"sex":"other"}""")).Ok();

        Assert.Equal(("你好\n🙂", "friends", true, "other"), (me.GetProperty("bio").GetString(), me.GetProperty("looking_for").GetString(), me.GetProperty("hidden").GetBoolean(), me.GetProperty("sex").GetString()));
        Assert.Equal(["猫", "咖啡"], me.GetProperty("interests").EnumerateArray().Select(interest => interest.GetString()));
        Assert.Equal((JsonValueKind.Null, 0, JsonValueKind.String, false), Said((await ann.Post("/api/user/info", ("bio", ""), ("interests", ""), ("hidden", "0"))).Ok()));
    }

    [Theory]
    [InlineData("""{"interests":"猫"}""", "interests=%E7%8C%AB")]
    [InlineData("""{"interests":["a","b"]}""", "interests=a,b")]
    [InlineData("""{"interests":[]}""", "interests=")]
    [InlineData("""{"interests":["a",""]}""", "interests=a,")]
    [InlineData("""{"bio":"a\nb"}""", "bio=a%0Ab")]
    [InlineData("""{"looking_for":"love"}""", "looking_for=love")]
    [InlineData("""{"dating_sex":"any"}""", "dating_sex=any")]
    [InlineData("""{"hidden":"yes"}""", "hidden=yes")]
    public async Task Info_AsFormAndAsJson_MeansTheSame(string json, string form)
    {
        var ann = await Person.SignUp(shared.Api);
        using var content = new StringContent(form, null, "application/x-www-form-urlencoded");

        Assert.Equal((await shared.Api.RawJson("/api/user/info", ann.Token, json)).Text, (await shared.Api.Send(HttpMethod.Post, "/api/user/info", ann.Token, content)).Text);
    }

    [Theory]
    [InlineData("""{"interests":["a",1]}""", "interests")]
    [InlineData("""{"interests":[["a"]]}""", "interests")]
    [InlineData("""{"interests":{"a":1}}""", "interests")]
    [InlineData("""{"interests":["a,b"]}""", "interests")]
    [InlineData("""{"interests":["1","2","3","4","5","6","7","8","9","10","11"]}""", "interests")]
    [InlineData("""{"bio":"a\u0000"}""", "bio")]
    [InlineData("""{"bio":["a"]}""", "bio")]
    [InlineData("""{"looking_for":"unsure "}""", "looking_for")]
    [InlineData("""{"sex":"any"}""", "sex")]
    public async Task Info_Wrong_IsRefusedByName(string json, string field)
    {
        var ann = await Person.SignUp(shared.Api);

        Assert.True((await shared.Api.RawJson("/api/user/info", ann.Token, json)).Refused(ErrorCode.PROFILE_ERROR).Data.TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("other")]
    [InlineData("any")]
    public async Task Settings_DatingSex_IsKept(string sex)
    {
        var ann = await Person.SignUp(shared.Api);

        Assert.Equal(sex, (await ann.Post("/api/user/profile", ("dating_sex", sex))).Ok().GetProperty("dating_sex").GetString());
        (await ann.Post("/api/user/profile", ("dating_sex", "none"))).Refused(ErrorCode.PROFILE_ERROR);
    }

    private static (JsonValueKind Bio, int Interests, JsonValueKind LookingFor, bool Hidden) Said(JsonElement me) => (
        me.GetProperty("bio").ValueKind, me.GetProperty("interests").GetArrayLength(), me.GetProperty("looking_for").ValueKind, me.GetProperty("hidden").GetBoolean());
}
