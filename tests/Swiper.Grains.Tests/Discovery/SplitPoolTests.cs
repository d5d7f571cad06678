using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Discovery;

public sealed class SplitPoolTests : IClassFixture<SmallPoolCluster>
{
    private readonly SmallPoolCluster _cluster;
    private readonly string _here;
    private readonly string _pool;
    private readonly PoolTree _tree;

    public SplitPoolTests(SmallPoolCluster cluster)
    {
        (_cluster, _here) = (cluster, cluster.NewPlace());
        _pool = PoolKey.Of(Sex.Female, _here);
        _tree = new(cluster, _pool);
    }

    private PoolPart Whole => PoolPart.Whole(_pool);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Put_MoreThanAPartHolds_IsSplitAndLosesNobody(bool atOnce)
    {
        var women = Ids(100);
        foreach (var some in women.Chunk(atOnce ? women.Count : 1))
        {
            await _tree.Put(some);
        }

        await HoldsExactly(women);
    }

    [Fact]
    public async Task Put_AgainInAFullPart_ReplacesTheEntryWithoutASplit()
    {
        var women = Ids(SmallPoolCluster.PoolSize);
        await _tree.Put(women);

        await _tree.Pools.Put(_pool, PoolTree.Woman(women[0], revision: 2));

        Assert.Equal([SmallPoolCluster.PoolSize], await _tree.Sizes());
    }

    [Fact]
    public async Task Load_RowsOfBeforeThereWereParts_AreSplitAndAllFound()
    {
        var women = Ids(60);
        await Task.WhenAll(women.Select(id => _cluster.Candidates.Write(_pool, id, 1, PoolTree.Woman(id))));

        await HoldsExactly(women);
    }

    [Fact]
    public async Task Load_AfterARestart_IsSplitAsItWas()
    {
        var women = Ids(60);
        await _tree.Put(women);
        var sizes = await _tree.Sizes();

        await _tree.Deactivate();

        Assert.Equal(sizes, await _tree.Sizes());
        await HoldsExactly(women);
    }

    [Fact]
    public async Task Remove_AllButAFew_JoinsTheParts()
    {
        var women = Ids(60);
        await _tree.Put(women);

        await _tree.Remove(women.Skip(2));
        await Joined();

        Assert.Equal([2], await _tree.Sizes());
        Assert.Equal(women.Take(2).Order(), (await _tree.Everyone()).Order());
    }

    [Fact]
    public async Task Remove_OneByOneInAnyOrder_JoinsAsSoonAsBothHalvesFit()
    {
        var women = Ids(SmallPoolCluster.PoolSize + 1);
        await _tree.Put(women);

        foreach (var id in women.Skip(SmallPoolCluster.PoolSize / 2))
        {
            await _tree.Remove([id]);
        }

        await Joined();
        Assert.Equal([SmallPoolCluster.PoolSize / 2], await _tree.Sizes());
    }

    [Fact]
    public async Task Remove_AllButAFewAndThenTheyComeBack_SplitsAgain()
    {
        var women = Ids(60);
        await _tree.Put(women);
        await _tree.Remove(women.Skip(2));
        await Joined();

        await Task.WhenAll(women.Select(id => _tree.Pools.Put(_pool, PoolTree.Woman(id, revision: 3))));

        await HoldsExactly(women);
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Put_ShapeCannotBeStored_FailsAndCanBeRepeated(FaultKind kind)
    {
        var women = Ids(SmallPoolCluster.PoolSize + 1);
        await _tree.Put(women.SkipLast(1));
        using (_cluster.Documents.Arm(kind, call => call == ("WriteStateAsync", _tree.Part(Whole).GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => _tree.Put([women[^1]]));
        }

        await _tree.Put([women[^1]]);

        await HoldsExactly(women);
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Join_ShapeCannotBeStored_LosesNobody(FaultKind kind)
    {
        var women = Ids(SmallPoolCluster.PoolSize + 1);
        await _tree.Put(women);
        using (var fault = _cluster.Documents.Arm(kind, call => call == ("WriteStateAsync", _tree.Part(Whole).GetGrainId())))
        {
            await _tree.Remove(women.Skip(2));
            await fault.Reached.Soon();
        }

        Assert.Equal(women.Take(2).Order(), (await _tree.Everyone()).Order());
        await _tree.Put([women[^1] + 1]);
        Assert.Equal([.. women.Take(2).Append(women[^1] + 1).Order()], (await _tree.Everyone()).Order());
    }

    [Fact]
    public async Task Put_StillBeingWrittenWhenThePartIsSplit_IsFound()
    {
        var women = Ids(SmallPoolCluster.PoolSize + 3);
        await _tree.Put(women.Take(SmallPoolCluster.PoolSize - 1));
        using var hold = _cluster.Candidates.Arm(FaultKind.HoldBefore, call => call == ("Write", _pool));
        var held = _tree.Put([women[^1]]);
        await hold.Reached.Soon();
        var others = _tree.Put(women.Skip(SmallPoolCluster.PoolSize - 1).SkipLast(1));

        hold.Dispose();
        await Task.WhenAll(held, others).Soon();

        await HoldsExactly(women);
    }

    [Fact]
    public async Task GetDeck_PartsSplitAndJoinMeanwhile_ShowsEveryoneOnce()
    {
        var bob = await _cluster.NewPerson(Sex.Male, _here);
        var (staying, visiting) = (Ids(40), Ids(60));
        await _tree.Put(staying);
        var shown = new List<long>();
        for (var group = 0; ; group++)
        {
            var cards = await bob.Deck(group);
            if (cards.IsEmpty)
            {
                break;
            }

            shown.AddRange(cards.Select(card => card.Id));
            await Task.WhenAll(cards.Select(card => Dislike(bob, card.Id)));
            await (group % 2 == 0
                ? Task.WhenAll(visiting.Select(id => _tree.Pools.Put(_pool, PoolTree.Woman(id, group + 1))))
                : Task.WhenAll(visiting.Select(id => _tree.Pools.Remove(_pool, id, group + 1))));
            if (group == 3)
            {
                await bob.Deactivate();
            }
        }

        Assert.Equal(shown.Count, shown.Distinct().Count());
        Assert.Empty(staying.Except(shown));
    }

    [Fact]
    public async Task GetDeck_RestartedBetweenAnyTwoCalls_ShowsEveryoneOnce()
    {
        var bob = await _cluster.NewPerson(Sex.Male, _here);
        var women = new List<long>();
        for (var i = 0; i < 25; i++)
        {
            women.Add((await _cluster.NewPerson(Sex.Female, _here)).Id);
        }

        var shown = new List<long>();

        // What another device has looked at is of an older deal.
        await bob.Deck(1);
        for (var group = 0; await Restarted(group) is { Count: > 0 } people; group++)
        {
            shown.AddRange(people);
            foreach (var id in people)
            {
                await bob.Deactivate();
                await Dislike(bob, id);
            }
        }

        Assert.Equal(women.Order(), shown.Order());

        async Task<List<long>> Restarted(int group)
        {
            await bob.Deactivate();
            return [.. (await bob.Deck(group)).Select(card => card.Id)];
        }
    }

    [Fact]
    public async Task GetDeck_RestartedInTheMiddleOfAGroup_HasTheSamePeople()
    {
        var bob = await _cluster.NewPerson(Sex.Male, _here);
        await _tree.Put(Ids(40));
        for (var group = 0; await bob.Deck(group) is { IsEmpty: false } cards; group++)
        {
            var people = cards.Select(card => card.Id).ToList();
            if (group > 0 && people.Count > 1)
            {
                await Dislike(bob, people[0]);
                await bob.Deactivate();

                Assert.Equal(people.Skip(1), (await bob.Deck(group)).Select(card => card.Id));
            }
        }
    }

    [Fact]
    public async Task GetDeck_PeopleComeToSlicesAlreadyReadAndThePartIsSplit_MissesNobody()
    {
        var bob = await _cluster.NewPerson(Sex.Male, _here);
        var women = Enumerable.Range(0, SmallPoolCluster.PoolSize).Select(slice => new PoolPart(_pool, 3, slice).From + 1000).ToList();
        await _tree.Put(women);
        var shown = (await bob.Deck()).Select(card => card.Id).ToList();
        var newcomers = shown.ConvertAll(id => id + 1);
        await _tree.Put(newcomers);
        foreach (var id in shown)
        {
            await Dislike(bob, id);
        }

        while (await bob.Deck() is { IsEmpty: false } cards)
        {
            shown.AddRange(cards.Select(card => card.Id));
            await Task.WhenAll(cards.Select(card => Dislike(bob, card.Id)));
        }

        Assert.Equal(women.Concat(newcomers).Order(), shown.Order());
    }

    [Fact]
    public async Task GetDeck_TwoSeekers_SeeThemInOrdersOfTheirOwn()
    {
        var women = Ids(40);
        await _tree.Put(women);
        var (bob, carl) = (await _cluster.NewPerson(Sex.Male, _here), await _cluster.NewPerson(Sex.Male, _here));

        var (one, other) = (await bob.WholeDeck(), await carl.WholeDeck());

        Assert.Equal(women.Order(), one.Order());
        Assert.Equal(women.Order(), other.Order());
        Assert.NotEqual(one, other);
        await bob.Deactivate();
        Assert.Equal(one, await bob.WholeDeck());
    }

    [Fact]
    public async Task GetDeckState_MoreThanIsCounted_SaysSo()
    {
        await _tree.Put(Ids(Limits.DeckRemainingMax + 20));
        var bob = await _cluster.NewPerson(Sex.Male, _here);

        Assert.Equal(new DeckState(Limits.DeckRemainingMax, null), (await bob.Grain.GetDeckState(bob.Proof)).Value);
    }

    private bool IsSplit(PoolPart part) => _cluster.Documents.State<PoolShape>(GrainStorage.Pool, _tree.Part(part)).IsSplit;

    private static async Task Dislike(Person bob, long id) => Assert.Null((await bob.Grain.Swipe(bob.Proof, id, SwipeKind.Dislike)).Refusal);

    private List<long> Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => _cluster.NewId())];

    private async Task HoldsExactly(List<long> women)
    {
        var sizes = await _tree.Sizes();
        Assert.Equal(women.Count, sizes.Sum());
        Assert.All(sizes, size => Assert.InRange(size, 0, SmallPoolCluster.PoolSize));
        Assert.Equal(women.OrderBy(new DeckOrder(1).Of), await _tree.Everyone());
    }

    private Task Joined() => _cluster.Documents.Until(() => !IsSplit(Whole)).Soon();
}
