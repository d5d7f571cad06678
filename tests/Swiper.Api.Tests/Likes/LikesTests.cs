using System.Text.Json;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Likes;

public sealed class LikesTests(SharedServer shared)
{
    [Fact]
    public async Task Likes_WithoutPermission_AreOnlyCounted()
    {
        var person = await (await Person.SignUp(shared.Api)).GrantVip(2);
        (await (await Person.SignUp(shared.Api)).Like(person)).Ok();

        var page = (await person.Get("/api/social/likes")).Ok();

        Assert.Equal(1, page.GetProperty("count").GetInt32());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (page.GetProperty("users").ValueKind, page.GetProperty("next").ValueKind));
    }

    [Fact]
    public async Task Likes_Some_AreShownNewestFirstUntilTheyAreAnswered()
    {
        var person = await (await Person.SignUp(shared.Api)).GrantVip(3);
        var first = await (await Person.SignUp(shared.Api)).Settle("上海");
        var second = await (await Person.SignUp(shared.Api)).GrantVip(1);
        (await first.Like(person)).Ok();
        (await second.Post("/api/social/superlike", ("sid", person.Sid), ("note", " 你好 "))).Ok();

        var page = (await person.Get("/api/social/likes?cursor=")).Ok();
        Assert.Equal([second.Id, first.Id], page.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("id").GetInt64()));
        Assert.Equal("上海", page.GetProperty("users")[1].GetProperty("location").GetString());
        Assert.Equal(2, page.GetProperty("count").GetInt32());

        (await person.Dislike(first)).Ok();
        Assert.True((await person.Like(second)).Ok().GetProperty("is_matched").GetBoolean());
        var empty = (await person.Get("/api/social/likes")).Ok();
        Assert.Equal((0, 0), (empty.GetProperty("count").GetInt32(), empty.GetProperty("users").GetArrayLength()));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1-1%00")]
    public async Task Likes_WithForgedCursor_AreRefused(string cursor)
    {
        var person = await Person.SignUp(shared.Api);

        var reply = (await person.Get("/api/social/likes?cursor=" + cursor)).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("cursor", reply.Data.GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("{\"sid\":1,\"note\":5}")]
    [InlineData("{\"sid\":1,\"note\":{}}")]
    [InlineData("{\"sid\":1,\"note\":[\"a\"]}")]
    [InlineData("{\"sid\":1,\"note\":\"a\\u0000b\"}")]
    public async Task Superlike_WithANoteThatIsNone_IsRefused(string json)
    {
        var person = await (await Person.SignUp(shared.Api)).GrantVip(1);

        var reply = (await person.Api.RawJson("/api/social/superlike", person.Token, json)).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("note", reply.Data.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Superlike_WithALongNote_IsRefusedAndALastCharacterIsNot()
    {
        var (person, other) = (await (await Person.SignUp(shared.Api)).GrantVip(1), await Person.SignUp(shared.Api));

        (await person.Post("/api/social/superlike", ("sid", other.Sid), ("note", new string('字', 141)))).Refused(ErrorCode.BAD_REQUEST);
        (await person.Post("/api/social/superlike", ("sid", other.Sid), ("note", new string('字', 140)))).Ok();
    }
}
