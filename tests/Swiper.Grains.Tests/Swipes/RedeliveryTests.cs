using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Swipes;

[Collection(nameof(MovingClock))]
public sealed class RedeliveryTests(MovingCluster cluster)
{
    private static readonly RedeliveryOptions Options = new();

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Swipe_OtherCannotWriteItDown_StandsAndIsToldByATimer(FaultKind kind)
    {
        var (ann, bob) = await Two();
        await LikeUntold(bob, ann);
        using (cluster.Relations.Arm(kind, call => call.WritesRow(bob.Id, ann.Id)))
        {
            Assert.False(await ann.Swipe(bob));
        }

        Assert.True(ann.RowAbout(bob).Pending);
        Assert.Empty(await ann.Friends());

        await cluster.AdvanceUntil(Task.WhenAll(ann.Until(bob, row => !row.Pending), bob.Until(ann, row => !row.Pending)), Options.RetryInterval);

        Assert.Equal([bob.Id], await ann.Friends());
        Assert.Equal([ann.Id], await bob.Friends());
    }

    [Fact]
    public async Task Swipe_LikeBackWhileTheOtherIsAway_MatchesHereAtOnceAndThereLater()
    {
        var (ann, bob) = await Two();
        await bob.Swipe(ann);
        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.WritesRow(bob.Id, ann.Id)))
        {
            Assert.True(await ann.Swipe(bob));
        }

        Assert.Equal([bob.Id], await ann.Friends());
        Assert.Empty(await bob.Friends());

        await cluster.AdvanceUntil(ann.Until(bob, row => !row.Pending), Options.RetryInterval);

        Assert.Equal([ann.Id], await bob.Friends());
    }

    [Fact]
    public async Task Swipe_OtherStaysAwayForLong_IsToldAgainAndAgain()
    {
        var (ann, bob) = await Two();
        await bob.Swipe(ann);
        await bob.Deactivate();
        using var away = cluster.Relations.Arm(FaultKind.FailBefore, call => call.WritesRow(bob.Id, ann.Id), times: 4);
        Assert.True(await ann.Swipe(bob));

        await cluster.AdvanceUntil(ann.Until(bob, row => !row.Pending), Options.RetryInterval);

        Assert.Equal(4, away.Count);
        Assert.Equal(SwipeKind.Like, bob.RowAbout(ann).Heard);
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Swipe_OwnRowCannotBeClearedAfterwards_IsClearedByTheNextActivation(FaultKind kind)
    {
        var (ann, bob) = await Two();
        await bob.Swipe(ann);
        var writes = 0;
        using (cluster.Relations.Arm(kind, call => call.WritesRow(ann.Id, bob.Id) && ++writes == 2))
        {
            // The first write is the swipe, the second marks it as told.
            Assert.True(await ann.Swipe(bob));
        }

        await ann.Info();
        await ann.Until(bob, row => !row.Pending);

        Assert.Equal([bob.Id], await ann.Friends());
        Assert.Equal([ann.Id], await bob.Friends());
    }

    [Fact]
    public async Task Swipe_LeftUntoldByACrash_IsToldByTheNextActivation()
    {
        var (ann, bob) = await Two();
        await bob.Swipe(ann);
        await LikeUntold(ann, bob);
        await ann.Deactivate();

        await ann.Info();

        await ann.Until(bob, row => !row.Pending);
        Assert.Equal([ann.Id], await bob.Friends());
    }

    [Fact]
    public async Task Sweep_LeftUntoldAndNobodyCalls_IsToldAllTheSame()
    {
        var (ann, bob) = await Two();
        await bob.Swipe(ann);
        await LikeUntold(ann, bob);
        await ann.Deactivate();

        await cluster.SweepUntil(ann.Until(bob, row => !row.Pending), ann.Id);

        // The clock may have moved on for longer than a session lives.
        bob = new Person(cluster, (await bob.OpenSession(2))!.Session);
        Assert.Equal([ann.Id], await bob.Friends());
    }

    [Fact]
    public async Task Sweep_UserWhoCannotWake_DoesNotKeepTheOthersAsleep()
    {
        var people = new List<(Person Ann, Person Bob)>();
        for (var i = 0; i < 3; i++)
        {
            people.Add(await Two());
            await LikeUntold(people[i].Ann, people[i].Bob);
            await people[i].Ann.Deactivate();
        }

        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.Is("ReadHead", people[0].Ann.Id), times: 1000))
        {
            var areTold = people.Skip(1).Select(pair => pair.Ann.Until(pair.Bob, row => !row.Pending)).ToList();
            await cluster.SweepUntil(areTold[0], people[1].Ann.Id);
            await cluster.SweepUntil(areTold[1], people[2].Ann.Id);
            Assert.True(people[0].Ann.RowAbout(people[0].Bob).Pending);
        }

        await cluster.SweepUntil(people[0].Ann.Until(people[0].Bob, row => !row.Pending), people[0].Ann.Id);
    }

    [Fact]
    public async Task Sweep_ManyWhoCannotWakeBeforeOthers_StillReachesTheOthers()
    {
        // More users than a sweep takes at a time, with lower ids than any real user of this cluster.
        long[] broken = [.. Enumerable.Range(1, 600).Select(id => (long)id)];
        foreach (var id in broken)
        {
            var row = new Relation(id, 1) { Swipe = SwipeKind.Like, Seq = 1, Pending = true };
            await cluster.Relations.Write(new RelationWrite(id, 0, new PartitionHead(id) { Epoch = 1, Seq = 1 }, [row]));
        }

        var (ann, bob) = await Two();
        await LikeUntold(ann, bob);
        await ann.Deactivate();

        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.Method == "ReadHead" && call.Owner <= broken.Length, times: int.MaxValue))
        {
            await cluster.SweepUntil(ann.Until(bob, row => !row.Pending), ann.Id);
        }

        foreach (var parity in new[] { 1, 2 })
        {
            var mine = broken.Where(id => id % 2 == parity % 2).ToList();
            var areTold = cluster.Relations.Until(() => mine.All(id => !cluster.Relations.Row(id, 1).Pending)).Soon();
            await cluster.SweepUntil(areTold, parity);
        }
    }

    [Fact]
    public async Task Sweep_HalfDoneListing_IsSettled()
    {
        var ann = await cluster.NewPerson(Sex.Female, cluster.NewPlace());
        var there = cluster.NewPlace();
        using (cluster.Documents.Arm(FaultKind.FailAfter, call => call == ("WriteStateAsync", ann.Grain.GetGrainId())))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Update(new ProfileUpdate(Location: there)));
        }

        Assert.True(cluster.Relations.Head(ann.Id).Unsettled);

        await cluster.SweepUntil(cluster.Relations.Until(() => !cluster.Relations.Head(ann.Id).Unsettled).Soon(), ann.Id);

        Assert.True(cluster.Candidates.IsListed(PoolKey.Of(Sex.Female, there), ann.Id));
    }

    [Fact]
    public async Task Swipe_DislikeBeforeTheOtherHeardOfTheLike_LeavesNothingOnTheirSide()
    {
        var (ann, bob) = await Two();
        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.WritesRow(bob.Id, ann.Id), times: 2))
        {
            await ann.Swipe(bob);
            await ann.Swipe(bob, SwipeKind.Dislike);
        }

        await cluster.AdvanceUntil(ann.Until(bob, row => !row.Pending), Options.RetryInterval);

        Assert.Equal(SwipeKind.None, bob.RowAbout(ann).Heard);
        Assert.False(await bob.Swipe(ann));
        Assert.Empty(await bob.Friends());
    }

    [Fact]
    public async Task Swipe_TakenBackWhileTheOtherIsBeingTold_IsWithdrawnThere()
    {
        var ann = await (await cluster.NewPerson()).WithVip(3);
        var bob = await cluster.NewPerson();
        await bob.Swipe(ann);
        using var hold = cluster.Relations.Arm(FaultKind.HoldAfter, call => call.WritesRow(bob.Id, ann.Id));
        var liked = ann.Swipe(bob);
        await hold.Reached.Soon();
        var rewound = ann.Rewind(bob);

        hold.Dispose();

        Assert.True(await liked.Soon());
        Assert.Equal(bob.Id, await rewound.Soon());
        Assert.Empty(await ann.Friends());
        Assert.Empty(await bob.Friends());
        Assert.False(ann.RowAbout(bob).Pending);
    }

    [Fact]
    public async Task Rewind_OtherIsAway_EndsTheFriendshipThereLater()
    {
        var ann = await (await cluster.NewPerson()).WithVip(3);
        var bob = await cluster.NewPerson();
        await bob.Swipe(ann);
        await ann.Swipe(bob);
        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.WritesRow(bob.Id, ann.Id)))
        {
            await ann.Rewind(bob);
        }

        Assert.Empty(await ann.Friends());
        Assert.Equal([ann.Id], await bob.Friends());

        await cluster.AdvanceUntil(ann.Until(bob, row => !row.Pending), Options.RetryInterval);

        Assert.Empty(await bob.Friends());
    }

    [Fact]
    public async Task Swipe_ManyLeftUntold_AreAllToldInRounds()
    {
        var ann = await (await cluster.NewPerson()).WithVip(3);
        var people = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => cluster.NewPerson()));
        foreach (var person in people)
        {
            await LikeUntold(ann, person);
        }

        var areTold = cluster.Relations.Until(() => people.All(person => !ann.RowAbout(person).Pending)).Soon();
        await cluster.AdvanceUntil(areTold, Options.RetryInterval);

        Assert.All(people, person => Assert.Equal(SwipeKind.Like, person.RowAbout(ann).Heard));
    }

    private async Task<(Person Ann, Person Bob)> Two() => (await cluster.NewPerson(), await cluster.NewPerson());

    private async Task LikeUntold(Person ann, Person bob)
    {
        using var away = cluster.Relations.Arm(FaultKind.FailBefore, call => call.WritesRow(bob.Id, ann.Id));
        await ann.Swipe(bob);
        Assert.True(ann.RowAbout(bob).Pending);
    }
}
