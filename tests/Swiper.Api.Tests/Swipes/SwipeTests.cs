using System.Globalization;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Swipes;

public sealed class SwipeTests(SharedServer shared)
{
    public static TheoryData<string, string> InvalidIds
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var route in new[] { "like", "superlike", "dislike" })
            {
                foreach (var json in new[] { "{}", "{\"sid\":{}}", "{\"sid\":[1]}", "{\"sid\":null}", "{\"sid\":true}", "{\"sid\":\"me\"}", "{\"sid\":0}", "{\"sid\":-5}", "{\"sid\":1.5}", "{\"sid\":9007199254740992}", "{\"sid\":1e400}" })
                {
                    data.Add(route, json);
                }
            }

            return data;
        }
    }

    [Fact]
    public async Task Like_ByBoth_IsAMatchOnBothSides()
    {
        var (first, second) = await Two();

        Assert.False((await first.Like(second)).Ok().GetProperty("is_matched").GetBoolean());
        Assert.True((await second.Like(first)).Ok().GetProperty("is_matched").GetBoolean());

        Assert.Equal([second.Id], await first.Friends());
        Assert.Equal([first.Id], await second.Friends());
    }

    [Fact]
    public async Task Like_Repeated_ChangesNothing()
    {
        var (first, second) = await Two();
        await second.Like(first);

        for (var i = 0; i < 3; i++)
        {
            Assert.True((await first.Like(second)).Ok().GetProperty("is_matched").GetBoolean());
        }

        Assert.Equal([second.Id], await first.Friends());
        Assert.Equal(1, (await first.Info()).GetProperty("quotas").GetProperty("like").GetProperty("used").GetInt32());
    }

    [Fact]
    public async Task Dislike_NewPerson_IsNotTold()
    {
        var (first, second) = await Two();

        (await first.Dislike(second)).Ok();

        Assert.False((await second.Like(first)).Ok().GetProperty("is_matched").GetBoolean());
        Assert.Empty(await second.Friends());
    }

    [Fact]
    public async Task Dislike_OfAFriend_IsRefused()
    {
        var (first, second) = await Friends();

        (await first.Dislike(second)).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal([second.Id], await first.Friends());
    }

    [Fact]
    public async Task Like_AfterDislike_ReplacesIt()
    {
        var (first, second) = await Two();
        await first.Dislike(second);
        await second.Like(first);

        Assert.True((await first.Like(second)).Ok().GetProperty("is_matched").GetBoolean());
    }

    [Fact]
    public async Task Superlike_WithoutThePermission_IsRefused()
    {
        var (first, second) = await Two();

        (await first.Post("/api/social/superlike", ("sid", second.Sid))).Refused(ErrorCode.NOT_HAS_PERM);
    }

    [Fact]
    public async Task Superlike_WithThePermission_MatchesALike()
    {
        var (first, second) = await Two();
        await first.GrantVip(1);
        await second.Like(first);

        var data = (await first.Post("/api/social/superlike", ("sid", second.Sid))).Ok();

        Assert.True(data.GetProperty("is_matched").GetBoolean());
        Assert.Equal(1, (await first.Info()).GetProperty("quotas").GetProperty("superlike").GetProperty("used").GetInt32());
    }

    [Theory]
    [InlineData("like")]
    [InlineData("superlike")]
    [InlineData("dislike")]
    public async Task Swipe_OnOneself_IsRefused(string route)
    {
        var person = await (await Person.SignUp(shared.Api)).GrantVip(3);

        var reply = (await person.Post("/api/social/" + route, ("sid", person.Sid))).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("sid", reply.Data.GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("like")]
    [InlineData("superlike")]
    [InlineData("dislike")]
    public async Task Swipe_UnknownUser_IsRefused(string route)
    {
        var person = await (await Person.SignUp(shared.Api)).GrantVip(3);

        (await person.Post("/api/social/" + route, ("sid", "42"))).Refused(ErrorCode.USER_NOT_FOUND);
    }

    [Theory]
    [MemberData(nameof(InvalidIds))]
    public async Task Swipe_WithoutAProperId_NamesTheParameter(string route, string json)
    {
        var person = await Person.SignUp(shared.Api);

        var reply = (await shared.Api.RawJson("/api/social/" + route, person.Token, json)).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("sid", reply.Data.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Like_BeyondTheQuota_SaysWhenTheDayEnds()
    {
        await using var server = await RelaxedServer.Start(("Quotas:Like", "2"));
        var person = await Person.SignUp(server.Api);
        var people = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Person.SignUp(server.Api)));
        (await person.Like(people[0])).Ok();
        (await person.Like(people[1])).Ok();

        var reply = (await person.Like(people[2])).Refused(ErrorCode.QUOTA_EXCEEDED);

        Assert.Equal((2, 2), (reply.Data.GetProperty("used").GetInt32(), reply.Data.GetProperty("max").GetInt32()));
        var resetAt = reply.Data.GetProperty("reset_at").GetDateTimeOffset();
        Assert.Equal(TimeSpan.FromHours(16), resetAt.TimeOfDay);
        Assert.InRange(resetAt - DateTimeOffset.UtcNow, TimeSpan.Zero, TimeSpan.FromDays(1));
        Assert.InRange(int.Parse(Assert.Single(reply.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 86_400);
        Assert.False((await people[2].Like(person)).Ok().GetProperty("is_matched").GetBoolean());
    }

    [Fact]
    public async Task Like_WithThePermission_HasNoQuota()
    {
        await using var server = await RelaxedServer.Start(("Quotas:Like", "0"));
        var person = await (await Person.SignUp(server.Api)).GrantVip(2);

        (await person.Like(await Person.SignUp(server.Api))).Ok();

        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await person.Info()).GetProperty("quotas").GetProperty("like").GetProperty("max").ValueKind);
    }

    private async Task<(Person First, Person Second)> Two() => (await Person.SignUp(shared.Api), await Person.SignUp(shared.Api));

    private async Task<(Person First, Person Second)> Friends()
    {
        var (first, second) = await Two();
        (await first.Like(second)).Ok();
        (await second.Like(first)).Ok();
        return (first, second);
    }
}
