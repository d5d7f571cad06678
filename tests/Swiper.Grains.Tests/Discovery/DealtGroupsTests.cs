using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Discovery;

/// <summary>What an app sees that swipes the people of a group before it asks for the next one.</summary>
public sealed class DealtGroupsTests(StillCluster cluster)
{
    private const int Women = 17;

    private readonly string _here = cluster.NewPlace();
    private readonly List<Person> _women = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetDeck_EveryoneSwipedAsShown_ShowsEveryoneOnce(bool asksFirstGroup)
    {
        var bob = await Settle();

        Assert.Equal(await bob.WholeDeck(), await SwipeAll(bob, asksFirstGroup));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetDeck_RestartedBetweenAnyTwoCalls_ShowsEveryoneOnce(bool asksFirstGroup)
    {
        var bob = await Settle();
        var all = await bob.WholeDeck();

        Assert.Equal(all, await SwipeAll(bob, asksFirstGroup, beforeCall: bob.Deactivate));
    }

    [Fact]
    public async Task GetDeck_AnotherDeviceDealsInTheMiddle_ShowsEveryoneOnce()
    {
        var bob = await Settle();
        var all = await bob.WholeDeck();
        var shown = await SwipeGroup(bob, 0);

        // Each device goes on counting for itself.
        shown.AddRange(await SwipeGroup(bob, 0));
        shown.AddRange(await SwipeGroup(bob, 1));
        shown.AddRange(await SwipeGroup(bob, 2));

        Assert.Equal(all, shown);
        Assert.Empty(await bob.Deck());
    }

    [Fact]
    public async Task GetDeck_SomeSwipedOutOfOrder_KeepsTheOthersWhereTheyWereDealtAlsoAfterARestart()
    {
        var bob = await Settle();
        var all = await bob.WholeDeck();
        foreach (var place in (int[])[2, 11, 6, 7, 14])
        {
            await Dislike(bob, all[place]);
        }

        List<long>[] expected = [[all[5], all[8], all[9]], [all[10], all[12], all[13]], [all[15], all[16]], []];
        Assert.Equal(expected, await Groups());
        await bob.Deactivate();
        Assert.Equal(expected, await Groups());

        async Task<List<List<long>>> Groups()
        {
            var groups = new List<List<long>>();
            for (var group = 1; group <= 4; group++)
            {
                groups.Add(await Ids(bob, group));
            }

            return groups;
        }
    }

    [Fact]
    public async Task GetDeck_GroupSwipedToTheLast_StaysEmptyUntilTheNextDeal()
    {
        var bob = await Settle();
        var all = await bob.WholeDeck();

        Assert.Equal(all[5..10], await SwipeGroup(bob, 1));

        Assert.Empty(await bob.Deck(1));
        Assert.Equal(all[10..15], await Ids(bob, 2));
        Assert.Equal(all[..5], await Ids(bob, 0));
        Assert.Equal(all[10..15], await Ids(bob, 1));
    }

    [Fact]
    public async Task GetDeck_RewoundInTheMiddle_StaysAsDealtAndHasThePersonOnTopOfTheNextDeal()
    {
        var bob = await Settle();
        var all = await bob.WholeDeck();
        await SwipeGroup(bob, 0);
        await SwipeGroup(bob, 1);

        await bob.Rewind();

        Assert.Equal([all[9]], await Ids(bob, 1));
        Assert.Equal(all[10..15], await Ids(bob, 2));
        Assert.Equal([all[9], .. all[10..14]], await Ids(bob, 0));
    }

    [Fact]
    public async Task GetDeck_AWholeGroupLeftBeforeItWasShown_ShowsThoseWhoFollow()
    {
        var bob = await Settle();
        var all = await bob.WholeDeck();
        await bob.Deactivate();
        Assert.Equal(all[..5], await Ids(bob, 0));
        await Leave(all[5..10]);

        Assert.Equal(all[10..15], await Ids(bob, 1));
        Assert.Equal(all[15..], await Ids(bob, 2));
    }

    [Fact]
    public async Task GetDeck_PeopleComeAndSettingsChangeInTheMiddle_MissesNobody()
    {
        var bob = await Settle();
        var shown = await SwipeGroup(bob, 0);
        shown.AddRange(await SwipeGroup(bob, 1));
        await cluster.NewPerson(Sex.Female, _here);
        await bob.Set(new SettingsUpdate(MaxDatingAge: 60));

        for (var group = 2; group < 5; group++)
        {
            shown.AddRange(await SwipeGroup(bob, group));
        }

        Assert.Equal(Women + 1, shown.Distinct().Count());
        Assert.Equal(Women + 1, shown.Count);
    }

    [Fact]
    public async Task GetDeck_FewPeopleSwipedWithoutADeck_StartsWithTheRest()
    {
        var bob = await Settle();
        var all = await bob.WholeDeck();
        await bob.Deactivate();
        await Dislike(bob, all[3]);
        await Dislike(bob, all[0]);

        Assert.Equal([all[1], all[2], .. all[4..7]], await Ids(bob, 0));
    }

    /// <summary>A man who may rewind, and the women of one place.</summary>
    private async Task<Person> Settle()
    {
        var bob = await (await cluster.NewPerson(Sex.Male, _here)).WithVip(2);
        for (var i = 0; i < Women; i++)
        {
            _women.Add(await cluster.NewPerson(Sex.Female, _here));
        }

        return bob;
    }

    private async Task Leave(List<long> ids)
    {
        foreach (var woman in _women.Where(woman => ids.Contains(woman.Id)))
        {
            await woman.Update(new ProfileUpdate(Location: cluster.NewPlace()));
        }
    }

    private static async Task<List<long>> SwipeAll(Person bob, bool asksFirstGroup, Func<Task>? beforeCall = null)
    {
        var shown = new List<long>();
        for (var group = 0; ; group++)
        {
            var people = await SwipeGroup(bob, asksFirstGroup ? 0 : group, beforeCall);
            if (people.Count == 0)
            {
                return shown;
            }

            shown.AddRange(people);
        }
    }

    private static async Task<List<long>> SwipeGroup(Person bob, int group, Func<Task>? beforeCall = null)
    {
        await (beforeCall?.Invoke() ?? Task.CompletedTask);
        var people = await Ids(bob, group);
        foreach (var id in people)
        {
            await (beforeCall?.Invoke() ?? Task.CompletedTask);
            await Dislike(bob, id);
        }

        return people;
    }

    private static async Task<List<long>> Ids(Person bob, int group) => [.. (await bob.Deck(group)).Select(card => card.Id)];

    private static async Task Dislike(Person bob, long id) => Assert.Null((await bob.Grain.Swipe(bob.Proof, id, SwipeKind.Dislike)).Refusal);
}
