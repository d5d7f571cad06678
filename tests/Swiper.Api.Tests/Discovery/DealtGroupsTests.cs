using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Discovery;

/// <summary>Apps that swipe everyone they are shown, until nobody is left.</summary>
public sealed class DealtGroupsTests
{
    private const int People = 20;

    [Fact]
    public async Task Deck_EveryoneSwipedAsShown_ShowsEveryoneOnceHoweverTheAppAsks()
    {
        await using var server = await RelaxedServer.Start();
        var suited = await Settle(server);

        // One app asks 0, 1, 2 …, one always asks 0, and one runs on two devices, each of which counts for itself.
        var counting = await Seeker(server);
        Assert.Equal(suited, (await SwipeAll(counting, group => group)).Order());
        Assert.Equal(suited, (await SwipeAll(await Seeker(server), _ => 0)).Order());
        var phone = await Seeker(server);
        var tablet = await Person.SignIn(server.Api, phone.Phone);
        var shown = new List<long>();
        var areLeft = (Phone: true, Tablet: true);
        for (var group = 0; areLeft != default; group++)
        {
            areLeft = (await SwipeGroup(phone, group, shown), await SwipeGroup(tablet, group, shown));
        }

        Assert.Equal(suited, shown.Order());
        Assert.Empty(await counting.Deck());
    }

    [Fact]
    public async Task Deck_ServerKilledInTheMiddle_ShowsEveryoneOnce()
    {
        await using var server = await RelaxedServer.Start();
        var suited = await Settle(server);
        var seeker = await Seeker(server);
        var shown = new List<long>();

        await SwipeGroup(seeker, 0, shown);
        seeker = await Kill(server, seeker);
        await SwipeGroup(seeker, 1, shown);

        // Between the answer and its swipes, and in the middle of them.
        var group = await Ids(seeker, 2);
        shown.AddRange(group);
        foreach (var id in group)
        {
            seeker = id == group[0] || id == group[3] ? await Kill(server, seeker) : seeker;
            await Dislike(seeker, id);
        }

        Assert.True(await SwipeGroup(seeker, 3, shown));
        Assert.False(await SwipeGroup(seeker, 4, shown));
        Assert.Equal(suited, shown.Order());
    }

    private static async Task<List<long>> Settle(RelaxedServer server)
    {
        var people = await Task.WhenAll(Enumerable.Range(0, People).Select(async _ =>
            await (await Person.SignUp(server.Api)).Settle("here", datingSex: "male")));
        return [.. people.Select(person => person.Id).Order()];
    }

    private static async Task<Person> Seeker(RelaxedServer server) => await (await Person.SignUp(server.Api)).Settle("here", "male");

    private static async Task<Person> Kill(RelaxedServer server, Person person)
    {
        await server.Server.Kill();
        await server.Restart();
        return person with { Api = server.Api };
    }

    private static async Task<List<long>> SwipeAll(Person seeker, Func<int, int> groupOf)
    {
        var shown = new List<long>();
        for (var round = 0; await SwipeGroup(seeker, groupOf(round), shown); round++)
        {
            Assert.True(round < People);
        }

        return shown;
    }

    /// <summary>Swipes a group. Answers false if nobody is in it.</summary>
    private static async Task<bool> SwipeGroup(Person seeker, int group, List<long> shown)
    {
        var people = await Ids(seeker, group);
        shown.AddRange(people);
        foreach (var id in people)
        {
            await Dislike(seeker, id);
        }

        return people.Count > 0;
    }

    private static async Task<List<long>> Ids(Person seeker, int group) =>
        [.. (await seeker.Get($"/api/social/users?group_num={group}")).Ok().EnumerateArray().Select(card => card.GetProperty("id").GetInt64())];

    private static async Task Dislike(Person seeker, long id) => (await seeker.Post("/api/social/dislike", ("sid", $"{id}"))).Ok();
}
