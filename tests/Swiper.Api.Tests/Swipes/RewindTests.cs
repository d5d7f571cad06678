using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Swipes;

public sealed class RewindTests(SharedServer shared)
{
    [Fact]
    public async Task Rewind_WithoutThePermission_IsRefused()
    {
        var person = await Person.SignUp(shared.Api);

        (await person.Post("/api/social/rewind")).Refused(ErrorCode.NOT_HAS_PERM);
    }

    [Fact]
    public async Task Rewind_WithNothingToTakeBack_IsRefused()
    {
        var person = await (await Person.SignUp(shared.Api)).GrantVip(2);

        (await person.Post("/api/social/rewind")).Refused(ErrorCode.NOTHING_TO_REWIND);
    }

    [Fact]
    public async Task Rewind_OfTheLastSwipe_EndsTheFriendshipAndPutsThePersonBack()
    {
        var place = "place-" + Guid.NewGuid().ToString("N")[..12];
        var first = await (await (await Person.SignUp(shared.Api)).Settle(place)).GrantVip(2);
        var second = await (await Person.SignUp(shared.Api)).Settle(place);
        (await second.Like(first)).Ok();
        (await first.Like(second)).Ok();
        Assert.Empty(await first.Deck());

        var data = (await first.Post("/api/social/rewind")).Ok();

        Assert.Equal(second.Id, data.GetProperty("sid").GetInt64());
        Assert.Empty(await first.Friends());
        Assert.Empty(await second.Friends());
        Assert.Equal([second.Id], await first.Deck());
    }

    [Fact]
    public async Task Rewind_OfANamedSwipe_RefundsIt()
    {
        var person = await (await Person.SignUp(shared.Api)).GrantVip(1);
        var (first, second) = (await Person.SignUp(shared.Api), await Person.SignUp(shared.Api));
        (await person.Like(first)).Ok();
        (await person.Dislike(second)).Ok();
        await person.GrantVip(2);

        var data = (await person.Post("/api/social/rewind", ("sid", first.Sid))).Ok();

        Assert.Equal(first.Id, data.GetProperty("sid").GetInt64());
        var quotas = (await person.Info()).GetProperty("quotas");
        Assert.Equal(0, quotas.GetProperty("like").GetProperty("used").GetInt32());
        Assert.Equal(1, quotas.GetProperty("rewind").GetProperty("used").GetInt32());
        (await person.Post("/api/social/rewind", ("sid", first.Sid))).Refused(ErrorCode.NOTHING_TO_REWIND);
    }

    [Theory]
    [InlineData("""{"sid":"last"}""")]
    [InlineData("""{"sid":{}}""")]
    [InlineData("""{"sid":-1}""")]
    public async Task Rewind_WithoutAProperId_NamesTheParameter(string json)
    {
        var person = await (await Person.SignUp(shared.Api)).GrantVip(2);

        var reply = (await shared.Api.RawJson("/api/social/rewind", person.Token, json)).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("sid", reply.Data.GetProperty("parameter").GetString());
    }
}
