using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Discovery;

public sealed class DeckTests(StillCluster cluster)
{
    private readonly string _here = cluster.NewPlace();

    [Fact]
    public async Task GetDeck_TwelveSuitable_ShowsEachOnceInGroupsOfFive()
    {
        var bob = await Man();
        var women = await Women(12);

        int[] sizes = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(async group => (await bob.Deck(group)).Length))];

        Assert.Equal([5, 5, 2, 0], sizes);
        Assert.Equal(women.Select(woman => woman.Id).Order(), (await bob.WholeDeck()).Order());
    }

    [Fact]
    public async Task GetDeck_SameGroupAgain_IsTheSame()
    {
        var bob = await Man();
        await Women(12);

        var first = await bob.Deck(1);
        await bob.Deck(0);
        await bob.Deck(2);

        Assert.Equal(first, await bob.Deck(1));
    }

    [Fact]
    public async Task GetDeck_SameGroupAfterARestart_IsTheSame()
    {
        var bob = await Man();
        await Women(12);
        var deck = await bob.WholeDeck();

        await bob.Deactivate();
        await cluster.Deactivate(cluster.Grains.GetGrain<ICandidatePoolGrain>(PoolKey.Of(Sex.Female, _here)));

        Assert.Equal(deck, await bob.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_TwoSeekers_DoNotSeeThemInTheSameOrder()
    {
        // Spread over the whole range, as real ids are.
        var pool = cluster.Grains.GetGrain<ICandidatePoolGrain>(PoolKey.Of(Sex.Female, _here));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => pool.Put(Woman((i * (Limits.UserIdExclusiveMax / 12)) + 1))));
        var decks = new List<List<long>>();
        for (var i = 0; i < 20; i++)
        {
            decks.Add(await (await Man()).WholeDeck());
        }

        Assert.True(decks.Select(deck => deck[0]).Distinct().Count() > 1);
        Assert.All(decks, deck => Assert.Equal(12, deck.Distinct().Count()));
    }

    [Fact]
    public async Task GetDeck_ManySwipedAlready_FindsTheRest()
    {
        var bob = await (await Man()).WithVip(2);
        var pool = cluster.Grains.GetGrain<ICandidatePoolGrain>(PoolKey.Of(Sex.Female, _here));
        var first = 11_000_000_000 + (1_000_000L * cluster.NextNumber());
        await Task.WhenAll(Enumerable.Range(0, 3000).Select(i => pool.Put(Woman(first + i))));
        var head = cluster.Relations.Head(bob.Id);
        var swiped = Enumerable.Range(0, 2990).Select(i => new Relation(bob.Id, first + i) { Swipe = SwipeKind.Dislike, SwipedAt = cluster.Clock.GetUtcNow(), Seq = i + 1 });
        Assert.True(await cluster.Relations.Write(new RelationWrite(bob.Id, head.Epoch, null, [.. swiped])));

        Assert.Equal(Enumerable.Range(2990, 10).Select(i => first + i), (await bob.WholeDeck()).Order());
    }

    [Fact]
    public async Task GetDeck_Card_ShowsWhatOthersMaySee()
    {
        var bob = await Man();
        var ann = await (await Woman()).WithVip(1);
        var nickname = cluster.NewNickname();
        await ann.Update(new ProfileUpdate(nickname));
        await ann.SetAvatar("a/1");

        Assert.Equal(new UserCard(ann.Id, nickname, Sex.Female, 30, "a/1", _here, true, Activity: Activity.Today), Assert.Single(await bob.Deck()));
    }

    [Fact]
    public async Task GetDeck_LooksForTheirOwnSex_NeverShowsOneself()
    {
        var (ann, eve) = (await Woman(), await Woman());
        await ann.Set(new SettingsUpdate(DatingSex: Sex.Female));
        await eve.Set(new SettingsUpdate(DatingSex: Sex.Female));

        Assert.Equal([eve.Id], await ann.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_PeopleElsewhere_AreNotShown()
    {
        var bob = await Man();
        await cluster.NewPerson(Sex.Female, cluster.NewPlace());

        Assert.Empty(await bob.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_PeopleWhoLookForTheOtherSex_AreNotShown()
    {
        var bob = await Man();
        await (await Woman()).Set(new SettingsUpdate(DatingSex: Sex.Female));

        Assert.Empty(await bob.WholeDeck());
    }

    [Theory]
    [InlineData(18, 29, false)]
    [InlineData(30, 30, true)]
    [InlineData(31, 100, false)]
    public async Task GetDeck_Ages_MustSuitTheSeeker(int min, int max, bool isShown)
    {
        var bob = await Man();
        await Woman();

        await bob.Set(new SettingsUpdate(MinDatingAge: min, MaxDatingAge: max));

        Assert.Equal(isShown, (await bob.WholeDeck()).Count == 1);
    }

    [Theory]
    [InlineData(18, 29, false)]
    [InlineData(30, 30, true)]
    [InlineData(31, 100, false)]
    public async Task GetDeck_Ages_MustSuitThePersonShown(int min, int max, bool isShown)
    {
        var bob = await Man();
        var ann = await Woman();

        await ann.Set(new SettingsUpdate(MinDatingAge: min, MaxDatingAge: max));

        Assert.Equal(isShown, (await bob.WholeDeck()).Count == 1);
    }

    [Theory]
    [InlineData(SwipeKind.Like)]
    [InlineData(SwipeKind.Dislike)]
    [InlineData(SwipeKind.Superlike)]
    public async Task GetDeck_Swiped_IsShownNoMoreAlsoAfterARestart(SwipeKind kind)
    {
        var bob = await (await Man()).WithVip(1);
        var women = await Women(3);
        Assert.Equal(3, (await bob.WholeDeck()).Count);

        await bob.Swipe(women[1], kind);

        long[] left = [women[0].Id, women[2].Id];
        Assert.Equal(left, (await bob.WholeDeck()).Order());
        await bob.Deactivate();
        Assert.Equal(left, (await bob.WholeDeck()).Order());
    }

    [Fact]
    public async Task GetDeck_Rewound_IsBackOnTop()
    {
        var bob = await (await Man()).WithVip(2);
        await Women(12);
        var first = (await bob.Deck(2))[0].Id;
        await bob.Grain.Swipe(bob.Proof, first, SwipeKind.Dislike);
        Assert.DoesNotContain(first, await bob.WholeDeck());

        await bob.Rewind();

        Assert.Equal(first, (await bob.Deck())[0].Id);
        Assert.Equal(12, (await bob.WholeDeck()).Distinct().Count());
    }

    [Fact]
    public async Task GetDeck_SeveralSwipedAndOneOfThemRewound_KeepsTheOrderOfTheRest()
    {
        var bob = await (await Man()).WithVip(2);
        var women = (await Women(12)).ToDictionary(woman => woman.Id);
        var before = await bob.WholeDeck();
        foreach (var id in before[3..9])
        {
            await bob.Swipe(women[id], SwipeKind.Dislike);
        }

        await bob.Rewind(women[before[5]]);

        Assert.Equal([before[5], .. before[..3], .. before[9..]], await bob.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_FirstSwipeAfterWakingIsRefused_KeepsThePerson()
    {
        var bob = await (await Man()).WithVip(1);
        for (var i = 0; i < 5; i++)
        {
            await bob.Swipe(await cluster.NewPerson(), SwipeKind.Superlike);
        }

        var ann = await Woman();
        await bob.Deactivate();
        Assert.Equal([ann.Id], (await bob.Deck()).Select(card => card.Id));

        Assert.Equal(ErrorCode.QUOTA_EXCEEDED, (await bob.TrySwipe(ann, SwipeKind.Superlike)).Refusal?.Code);

        Assert.Equal([ann.Id], (await bob.Deck()).Select(card => card.Id));
    }

    [Fact]
    public async Task GetDeck_RewoundBeforeTheDeckWasEverSeen_IsShownOnce()
    {
        var bob = await (await Man()).WithVip(2);
        var ann = await Woman();
        await bob.Swipe(ann, SwipeKind.Dislike);
        await bob.Rewind();

        Assert.Equal([ann.Id], await bob.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_SomeMovedAway_ShowsTheNextInTheirPlace()
    {
        var bob = await Man();
        var women = await Women(12);
        await bob.WholeDeck();
        foreach (var woman in women.Take(6))
        {
            await woman.Update(new ProfileUpdate(Location: cluster.NewPlace()));
        }

        Assert.Equal(5, (await bob.Deck()).Length);
        Assert.Equal(women.Skip(6).Select(woman => woman.Id), (await bob.WholeDeck()).Order());
    }

    [Fact]
    public async Task GetDeck_Newcomers_AppearAfterTheDeckWasDone()
    {
        var bob = await Man();
        var ann = await Woman();
        Assert.Equal([ann.Id], await bob.WholeDeck());

        var eve = await Woman();

        Assert.Equal([ann.Id, eve.Id], (await bob.WholeDeck()).Order());
    }

    [Fact]
    public async Task GetDeck_CameBackAfterHavingLeft_AppearsAgain()
    {
        var bob = await Man();
        var ann = await Woman();
        Assert.Equal([ann.Id], await bob.WholeDeck());
        await ann.Update(new ProfileUpdate(Location: cluster.NewPlace()));
        Assert.Empty(await bob.WholeDeck());

        await ann.Update(new ProfileUpdate(Location: _here));

        Assert.Equal([ann.Id], await bob.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_SuitsOnlySinceAChange_Appears()
    {
        var bob = await Man();
        var ann = await Woman();
        await ann.Set(new SettingsUpdate(MinDatingAge: 50, MaxDatingAge: 60));
        Assert.Empty(await bob.WholeDeck());

        await ann.Set(new SettingsUpdate(MinDatingAge: 18));

        Assert.Equal([ann.Id], await bob.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_SettingsChanged_StartsOver()
    {
        var bob = await Man();
        var ann = await Woman();
        await bob.Set(new SettingsUpdate(DatingSex: Sex.Male));
        Assert.Empty(await bob.WholeDeck());

        await bob.Set(new SettingsUpdate(DatingSex: Sex.Female));

        Assert.Equal([ann.Id], await bob.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_PoolStartedAgain_LosesAndRepeatsNobody()
    {
        var bob = await Man();
        var women = await Women(40);
        await bob.Deck();
        await cluster.Deactivate(cluster.Grains.GetGrain<ICandidatePoolGrain>(PoolKey.Of(Sex.Female, _here)));
        var eve = await Woman();

        Assert.Equal([.. women.Select(woman => woman.Id).Order(), eve.Id], (await bob.WholeDeck()).Order());
    }

    [Fact]
    public async Task GetDeck_StoreFailsWhileItIsFilled_LosesNobody()
    {
        var bob = await Man();
        var women = await Women(12);
        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.Is("ReadSwiped", bob.Id)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => bob.Deck());
        }

        Assert.Equal(women.Select(woman => woman.Id), (await bob.WholeDeck()).Order());
    }

    [Fact]
    public async Task GetDeck_AnswerOfAListingLost_ShowsThePersonOnceItIsRepeated()
    {
        var bob = await Man();
        Assert.Empty(await bob.WholeDeck());
        var pool = cluster.Grains.GetGrain<ICandidatePoolGrain>(PoolKey.Of(Sex.Female, _here));
        var ann = Woman(6_000_000_000 + cluster.NextNumber());
        using (cluster.Candidates.Arm(FaultKind.FailAfter, call => call == ("Write", PoolKey.Of(Sex.Female, _here))))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => pool.Put(ann));
        }

        await pool.Put(ann);

        Assert.Equal([ann.Id], await bob.WholeDeck());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public async Task GetDeck_NegativeGroup_IsRefused(int group)
    {
        var bob = await Man();

        Assert.Equal(Refusal.BadRequest("group_num"), (await bob.Grain.GetDeck(bob.Proof, group)).Refusal);
    }

    [Theory]
    [InlineData(Limits.DeckGroupMax)]
    [InlineData(int.MaxValue)]
    public async Task GetDeck_GroupBeyondTheBound_IsEmpty(int group)
    {
        var bob = await Man();
        await Woman();

        Assert.Empty(await bob.Deck(group));
    }

    [Fact]
    public async Task GetDeck_AnotherTargetPlace_ShowsThePeopleThere()
    {
        var bob = await (await Man()).WithVip(3);
        await Woman();
        var there = cluster.NewPlace();
        var eve = await cluster.NewPerson(Sex.Female, there);

        await bob.Set(new SettingsUpdate(Location: there));

        Assert.Equal([eve.Id], await bob.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_MovedHome_FollowsWhereOneLives()
    {
        var bob = await Man();
        await Woman();
        var there = cluster.NewPlace();
        var eve = await cluster.NewPerson(Sex.Female, there);

        await bob.Update(new ProfileUpdate(Location: there));

        Assert.Equal([eve.Id], await bob.WholeDeck());
    }

    private Task<Person> Man() => cluster.NewPerson(Sex.Male, _here);

    private Task<Person> Woman() => cluster.NewPerson(Sex.Female, _here);

    private static Candidate Woman(long id) => new(id, 1, null, null, new DateOnly(1996, 1, 1), Sex.Male, 18, 100, null, ActiveOn: new DateOnly(2026, 3, 1));

    /// <summary>That many women, in ascending order of their ids.</summary>
    private async Task<List<Person>> Women(int count)
    {
        var women = new List<Person>();
        for (var i = 0; i < count; i++)
        {
            women.Add(await Woman());
        }

        return [.. women.OrderBy(woman => woman.Id)];
    }
}
