using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Friends;

public sealed class FriendsTests(SharedServer shared)
{
    [Fact]
    public async Task Friends_NewUser_AreNone()
    {
        var person = await Person.SignUp(shared.Api);

        var page = (await person.Get("/api/social/friends")).Ok();

        Assert.Equal(0, page.GetProperty("friends").GetArrayLength());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, page.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Friends_MoreThanAPage_ComeNewestFirstAndEachOnce()
    {
        const int Count = 103;
        var person = await (await Person.SignUp(shared.Api)).GrantVip(2);
        var others = new List<long>();
        foreach (var other in await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Person.SignUp(shared.Api))))
        {
            (await other.Like(person)).Ok();
            Assert.True((await person.Like(other)).Ok().GetProperty("is_matched").GetBoolean());
            others.Insert(0, other.Id);
        }

        var first = (await person.Get("/api/social/friends")).Ok();

        Assert.Equal(100, first.GetProperty("friends").GetArrayLength());
        Assert.Equal(others.Order(), (await person.Friends()).Order());
        Assert.Equal(others[0], (await person.Friends())[0]);
        Assert.Equal(others[^1], (await person.Friends())[^1]);
    }

    [Fact]
    public async Task Friends_AreShownAsOthersSeeThem()
    {
        var person = await Person.SignUp(shared.Api);
        var friend = await (await (await Person.SignUp(shared.Api)).Settle("上海")).GrantVip(1);
        (await person.Like(friend)).Ok();
        (await friend.Like(person)).Ok();

        var card = (await person.Get("/api/social/friends")).Ok().GetProperty("friends")[0];

        Assert.Equal(
            ["id", "nickname", "sex", "age", "avatar", "location", "vipflag", "bio", "interests", "looking_for", "photos", "distance_km", "active"],
            card.EnumerateObject().Select(property => property.Name));
        Assert.Equal("上海", card.GetProperty("location").GetString());
        Assert.True(card.GetProperty("vipflag").GetBoolean());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("%00")]
    [InlineData("a%F0%9F%98%80")]
    [InlineData("1-1%00")]
    [InlineData("01-1")]
    [InlineData("1-A")]
    [InlineData("-1")]
    public async Task Friends_WithForgedCursor_AreRefused(string cursor)
    {
        var person = await Person.SignUp(shared.Api);

        var reply = (await person.Get("/api/social/friends?cursor=" + cursor)).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("cursor", reply.Data.GetProperty("parameter").GetString());
    }
}
