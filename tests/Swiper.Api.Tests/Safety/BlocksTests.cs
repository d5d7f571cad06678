using System.Text.Json;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Safety;

public sealed class BlocksTests(SharedServer shared)
{
    /// <summary>Every request about a person, as an app sends it.</summary>
    private static readonly Func<Person, string, Task<Reply>>[] Requests =
    [
        (person, sid) => person.Get("/api/social/user?sid=" + sid),
        (person, sid) => person.Post("/api/social/like", ("sid", sid)),
        (person, sid) => person.Post("/api/social/superlike", ("sid", sid), ("note", "hi")),
        (person, sid) => person.Post("/api/social/dislike", ("sid", sid)),
        (person, sid) => person.Post("/api/social/rewind", ("sid", sid)),
        (person, sid) => person.Post("/api/social/unfriend", ("sid", sid)),
        (person, sid) => person.Post("/api/social/block", ("sid", sid)),
        (person, sid) => person.Post("/api/social/unblock", ("sid", sid)),
        (person, sid) => person.Post("/api/social/report", ("sid", sid), ("reason", "spam")),
    ];

    [Fact]
    public async Task Block_AFriend_IsNobodyToTheOtherByteForByte()
    {
        var (ann, ben) = await Friends();

        Assert.Equal(JsonValueKind.Null, (await ann.Post("/api/social/block", ("sid", ben.Sid))).Ok().ValueKind);

        foreach (var request in Requests)
        {
            var (hidden, missing) = (await request(ben, ann.Sid), await request(ben, "42"));
            hidden.Refused(ErrorCode.USER_NOT_FOUND);
            Assert.Equal((missing.Status, missing.Text), (hidden.Status, hidden.Text));
            Assert.Equal(missing.Headers.Select(header => header.Key).Order(), hidden.Headers.Select(header => header.Key).Order());
        }

        Assert.Empty(await ben.Friends());
        Assert.Equal(0, (await ben.Get("/api/social/blocks")).Ok().GetProperty("users").GetArrayLength());
    }

    [Fact]
    public async Task Blocks_OfTheOneWhoBlocks_ShowsThemUntilUnblocked()
    {
        var (ann, ben) = await Friends();
        (await ann.Post("/api/social/block", ("sid", ben.Sid))).Ok();

        var page = (await ann.Get("/api/social/blocks")).Ok();
        Assert.Equal(ben.Id, Assert.Single(page.GetProperty("users").EnumerateArray()).GetProperty("id").GetInt64());
        Assert.Equal(JsonValueKind.Null, page.GetProperty("next").ValueKind);
        (await ann.Like(ben)).Refused(ErrorCode.USER_NOT_FOUND);

        (await ann.Post("/api/social/unblock", ("sid", ben.Sid))).Ok();
        (await ann.Post("/api/social/unblock", ("sid", ben.Sid))).Ok();

        Assert.Equal(0, (await ann.Get("/api/social/blocks")).Ok().GetProperty("users").GetArrayLength());
        Assert.Empty(await ann.Friends());
        Assert.True((await ann.Like(ben)).Ok().GetProperty("is_matched").GetBoolean());
    }

    [Theory]
    [InlineData("/api/social/block")]
    [InlineData("/api/social/unblock")]
    public async Task Block_OneselfOrMalformed_IsRefused(string path)
    {
        var ann = await Person.SignUp(shared.Api);

        (await ann.Post(path, ("sid", ann.Sid))).Refused(ErrorCode.BAD_REQUEST);
        (await ann.Post(path, ("sid", "ben"))).Refused(ErrorCode.BAD_REQUEST);
        (await ann.Post(path)).Refused(ErrorCode.BAD_REQUEST);
        (await ann.Post(path, ("sid", "42"))).Refused(ErrorCode.USER_NOT_FOUND);
        (await ann.Get("/api/social/blocks?cursor=nonsense")).Refused(ErrorCode.BAD_REQUEST);
    }

    [Fact]
    public async Task Block_MoreThanThereMayBe_NamesTheLimit()
    {
        using var folder = new TemporaryFolder();
        await using var server = await SwiperServer.Start(folder.Path, ("Safety:Blocks", "1"));
        var people = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Person.SignUp(server.Api)));
        (await people[0].Post("/api/social/block", ("sid", people[1].Sid))).Ok();

        var reply = (await people[0].Post("/api/social/block", ("sid", people[2].Sid))).Refused(ErrorCode.LIMIT_REACHED);

        Assert.Equal(1, reply.Data.GetProperty("max").GetInt32());
    }

    private async Task<(Person Ann, Person Ben)> Friends()
    {
        var (ann, ben) = (await Person.SignUp(shared.Api), await (await Person.SignUp(shared.Api)).GrantVip(3));
        (await ann.Like(ben)).Ok();
        Assert.True((await ben.Like(ann)).Ok().GetProperty("is_matched").GetBoolean());
        return (ann, ben);
    }
}
