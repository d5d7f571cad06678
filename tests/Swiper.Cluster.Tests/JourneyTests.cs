using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests;

/// <summary>A user's journey through the app, on a whole cluster.</summary>
public sealed class JourneyTests(ClusterFixture fixture)
{
    private const string Place = "Journey";

    [Fact]
    public async Task Journey_ThroughNginx_Works()
    {
        var cluster = await fixture.Get();
        using var api = new ApiClient(cluster.Address);
        var anna = await (await Person.SignUp(api)).Settle(Place, "female", 1995, "male");
        var ben = await (await Person.SignUp(api)).Settle(Place, "male", 1993, "female");
        (await anna.Post("/api/user/info", ("nickname", "Anna" + anna.Id))).Ok();
        Assert.Equal("Anna" + anna.Id, (await anna.Info()).GetProperty("nickname").GetString());

        Assert.Contains(ben.Id, await anna.Deck());
        Assert.False((await anna.Like(ben)).Ok().GetProperty("is_matched").GetBoolean());
        Assert.DoesNotContain(ben.Id, await anna.Deck());
        Assert.True((await ben.Like(anna)).Ok().GetProperty("is_matched").GetBoolean());
        Assert.Equal([ben.Id], await anna.Friends());
        Assert.Equal([anna.Id], await ben.Friends());

        await anna.GrantVip(3);
        (await anna.Post("/api/social/rewind")).Ok();
        Assert.Empty(await anna.Friends());
        Assert.Empty(await ben.Friends());

        (await anna.Post("/api/user/logout")).Ok();
        (await anna.Get("/api/user/info")).Refused(ErrorCode.LOGIN_ERROR);
        Assert.Equal(anna.Id, (await Person.SignIn(api, anna.Phone)).Id);
    }
}
