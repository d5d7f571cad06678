using System.Text.Json;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Profiles;

public sealed class InfoTests(SharedServer shared)
{
    private const int AtOnce = 100;

    public static TheoryData<string, string> InvalidValues => new()
    {
        { "nickname", "" },
        { "nickname", "   " },
        { "nickname", new string('长', 33) },
        { "nickname", "a\0b" },
        { "sex", "any" },
        { "sex", "" },
        { "birth_year", "1850" },
        { "birth_year", "2020" },
        { "birth_year", "soon" },
        { "birth_year", "99999999999999999999" },
        { "birth_month", "13" },
        { "birth_day", "0" },
        { "location", new string('x', 33) },
        { "bogus", "1" },
        { "id", "1" },
        { "vip_level", "3" },
    };

    [Fact]
    public async Task Update_AllFields_AreShownBack()
    {
        var person = await Person.SignUp(shared.Api);
        var nickname = Unique("阿明");

        (await person.Post("/api/user/info", ("nickname", "  " + nickname + " "), ("sex", "女"), ("birth_year", "1996"), ("birth_month", "2"), ("birth_day", "29"), ("location", "上海"))).Ok();

        var me = await person.Info();
        Assert.Equal(nickname, me.GetProperty("nickname").GetString());
        Assert.Equal("female", me.GetProperty("sex").GetString());
        Assert.Equal((1996, 2, 29), (me.GetProperty("birth_year").GetInt32(), me.GetProperty("birth_month").GetInt32(), me.GetProperty("birth_day").GetInt32()));
        Assert.InRange(me.GetProperty("age").GetInt32(), 29, 120);
        Assert.Equal("上海", me.GetProperty("location").GetString());
    }

    [Fact]
    public async Task Update_Subset_LeavesTheRest()
    {
        var person = await Person.SignUp(shared.Api);
        (await person.Post("/api/user/info", ("sex", "male"), ("birth_year", "1990"))).Ok();

        (await person.Api.Json("/api/user/info", person.Token, new { location = "北京", sex = (string?)null })).Ok();

        var me = await person.Info();
        Assert.Equal("male", me.GetProperty("sex").GetString());
        Assert.Equal((1990, 1, 1), (me.GetProperty("birth_year").GetInt32(), me.GetProperty("birth_month").GetInt32(), me.GetProperty("birth_day").GetInt32()));
        Assert.Equal("北京", me.GetProperty("location").GetString());
    }

    [Theory]
    [MemberData(nameof(InvalidValues))]
    public async Task Update_InvalidValue_NamesTheFieldAndChangesNothing(string field, string value)
    {
        var person = await Person.SignUp(shared.Api);
        (await person.Post("/api/user/info", ("birth_year", "1990"))).Ok();
        var before = (await person.Info()).ToString();

        var reply = (await person.Post("/api/user/info", (field, value), ("location" == field ? "sex" : "location", "location" == field ? "male" : "北京"))).Refused(ErrorCode.PROFILE_ERROR);

        var reasons = Assert.Single(reply.Data.EnumerateObject());
        Assert.Equal(field, reasons.Name);
        Assert.NotEmpty(reasons.Value.EnumerateArray().Select(reason => reason.GetString()));
        Assert.Equal(before, (await person.Info()).ToString());
    }

    [Fact]
    public async Task Update_SeveralInvalidFields_NamesThemAll()
    {
        var person = await Person.SignUp(shared.Api);

        var reply = (await person.Api.RawJson("/api/user/info", person.Token, """{"nickname": {}, "birth_year": [], "sex": 7, "bogus": null}""")).Refused(ErrorCode.PROFILE_ERROR);

        Assert.Equal(["birth_year", "bogus", "nickname", "sex"], reply.Data.EnumerateObject().Select(field => field.Name).Order());
    }

    [Fact]
    public async Task Update_TakenNickname_IsRefusedInAnySpelling()
    {
        var nickname = Unique("Mika");
        var first = await Person.SignUp(shared.Api);
        var second = await Person.SignUp(shared.Api);
        (await first.Post("/api/user/info", ("nickname", nickname))).Ok();

        (await second.Post("/api/user/info", ("nickname", nickname.ToUpperInvariant()))).Refused(ErrorCode.NICKNAME_TAKEN);

        Assert.Equal(JsonValueKind.Null, (await second.Info()).GetProperty("nickname").ValueKind);
    }

    [Fact]
    public async Task Update_NicknameGivenUp_IsFree()
    {
        var nickname = Unique("Kim");
        var first = await Person.SignUp(shared.Api);
        var second = await Person.SignUp(shared.Api);
        (await first.Post("/api/user/info", ("nickname", nickname))).Ok();
        (await first.Post("/api/user/info", ("nickname", Unique("Lee")))).Ok();

        (await second.Post("/api/user/info", ("nickname", nickname))).Ok();
    }

    [Fact]
    public async Task Update_ManyClaimsOfOneNickname_HaveOneOwner()
    {
        var nickname = Unique("Sam");
        var people = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Person.SignUp(shared.Api)));

        var replies = await Task.WhenAll(people.Select(person => person.Post("/api/user/info", ("nickname", nickname))));

        Assert.Single(replies, reply => reply.Code == ErrorCode.Ok);
        Assert.All(replies.Where(reply => reply.Code != ErrorCode.Ok), reply => reply.Refused(ErrorCode.NICKNAME_TAKEN));
        var shown = await Task.WhenAll(people.Select(async person => (await person.Info()).GetProperty("nickname").GetString()));
        Assert.Single(shown, name => name == nickname);
    }

    private static string Unique(string name) => name + Guid.NewGuid().ToString("N")[..12];
}
