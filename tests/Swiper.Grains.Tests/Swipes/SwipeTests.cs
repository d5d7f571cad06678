using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Swipes;

public sealed class SwipeTests(StillCluster cluster)
{
    [Theory]
    [InlineData(SwipeKind.Like, SwipeKind.Like)]
    [InlineData(SwipeKind.Superlike, SwipeKind.Like)]
    [InlineData(SwipeKind.Like, SwipeKind.Superlike)]
    public async Task Swipe_BothLike_TheSecondIsToldAndBothAreFriends(SwipeKind first, SwipeKind second)
    {
        var (ann, bob) = (await (await cluster.NewPerson()).WithVip(1), await (await cluster.NewPerson()).WithVip(1));

        Assert.False(await ann.Swipe(bob, first));
        Assert.Empty(await ann.Friends());
        Assert.True(await bob.Swipe(ann, second));

        Assert.Equal([bob.Id], await ann.Friends());
        Assert.Equal([ann.Id], await bob.Friends());
        AssertQuiet(ann, bob);
    }

    [Fact]
    public async Task Swipe_OnlyOneLikes_NobodyIsAFriend()
    {
        var (ann, bob) = await Two();

        Assert.False(await ann.Swipe(bob));
        Assert.False(await bob.Swipe(ann, SwipeKind.Dislike));

        Assert.Empty(await ann.Friends());
        Assert.Empty(await bob.Friends());
        AssertQuiet(ann, bob);
    }

    [Fact]
    public async Task Swipe_Dislike_NeverReachesTheOther()
    {
        var (ann, bob) = await Two();

        await ann.Swipe(bob, SwipeKind.Dislike);

        Assert.Equal(new Relation(bob.Id, ann.Id), bob.RowAbout(ann));
    }

    [Fact]
    public async Task Swipe_Repeated_ChargesOnceAndAnswersTheSame()
    {
        var (ann, bob) = await Two();
        await bob.Swipe(ann);

        Assert.True(await ann.Swipe(bob));
        var row = ann.RowAbout(bob);
        Assert.True(await ann.Swipe(bob));

        Assert.Equal(row, ann.RowAbout(bob));
        Assert.Equal(1, (await ann.Info()).Like.Used);
    }

    [Fact]
    public async Task Swipe_HundredTimesAtOnce_ChargesOnce()
    {
        var (ann, bob) = await Two();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => ann.Swipe(bob)));

        Assert.Equal(1, (await ann.Info()).Like.Used);
        Assert.Equal(1, bob.RowAbout(ann).HeardSeq);
    }

    [Fact]
    public async Task Swipe_LikeAfterDislike_ReplacesIt()
    {
        var (ann, bob) = await Two();
        await bob.Swipe(ann);
        await ann.Swipe(bob, SwipeKind.Dislike);

        Assert.True(await ann.Swipe(bob));
        Assert.Equal([ann.Id], await bob.Friends());
    }

    [Fact]
    public async Task Swipe_DislikeAfterLike_TakesTheLikeBackOnBothSides()
    {
        var (ann, bob) = await Two();
        await ann.Swipe(bob);
        Assert.Equal(SwipeKind.Like, bob.RowAbout(ann).Heard);

        await ann.Swipe(bob, SwipeKind.Dislike);

        Assert.Equal(SwipeKind.None, bob.RowAbout(ann).Heard);
        Assert.False(await bob.Swipe(ann));
        Assert.Empty(await ann.Friends());
        AssertQuiet(ann, bob);
    }

    [Fact]
    public async Task Swipe_DislikeOfAFriend_IsRefusedAndChangesNothing()
    {
        var (ann, bob) = await Two();
        await ann.Swipe(bob);
        await bob.Swipe(ann);
        var row = ann.RowAbout(bob);

        Assert.Equal(Refusal.BadRequest("sid"), (await ann.TrySwipe(bob, SwipeKind.Dislike)).Refusal);

        Assert.Equal(row, ann.RowAbout(bob));
        Assert.Equal([ann.Id], await bob.Friends());
    }

    [Theory]
    [InlineData(SwipeKind.Like)]
    [InlineData(SwipeKind.Dislike)]
    public async Task Swipe_Oneself_IsRefused(SwipeKind kind)
    {
        var ann = await cluster.NewPerson();

        Assert.Equal(Refusal.BadRequest("sid"), (await ann.TrySwipe(ann, kind)).Refusal);
    }

    [Theory]
    [InlineData(SwipeKind.None)]
    [InlineData((SwipeKind)4)]
    public async Task Swipe_KindThatIsNone_IsRefused(SwipeKind kind)
    {
        var (ann, bob) = await Two();

        Assert.Equal(ErrorCode.BAD_REQUEST, (await ann.TrySwipe(bob, kind)).Refusal?.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(Limits.UserIdExclusiveMax)]
    [InlineData(7_777_777_777)]
    public async Task Swipe_UnknownUser_IsRefusedAndLeavesNothing(long sid)
    {
        var ann = await cluster.NewPerson();

        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Grain.Swipe(ann.Proof, sid, SwipeKind.Like)).Refusal?.Code);

        Assert.Equal(SwipeKind.None, cluster.Relations.Row(ann.Id, sid).Swipe);
        Assert.Equal(0, (await ann.Info()).Like.Used);
    }

    [Fact]
    public async Task Swipe_SuperlikeWithoutThePermission_IsRefused()
    {
        var (ann, bob) = await Two();

        Assert.Equal(ErrorCode.NOT_HAS_PERM, (await ann.TrySwipe(bob, SwipeKind.Superlike)).Refusal?.Code);
        Assert.Equal(SwipeKind.None, ann.RowAbout(bob).Swipe);
    }

    [Fact]
    public async Task Swipe_SixthSuperlike_IsRefusedAndLeavesNothing()
    {
        var ann = await (await cluster.NewPerson()).WithVip(1);
        for (var i = 0; i < 5; i++)
        {
            await ann.Swipe(await cluster.NewPerson(), SwipeKind.Superlike);
        }

        var bob = await cluster.NewPerson();
        var refusal = (await ann.TrySwipe(bob, SwipeKind.Superlike)).Refusal;

        Assert.Equal((ErrorCode.QUOTA_EXCEEDED, 5, 5), (refusal!.Code, refusal.Quota!.Used, refusal.Quota.Max));
        Assert.Equal(new Relation(ann.Id, bob.Id), ann.RowAbout(bob));
        Assert.Equal(new Relation(bob.Id, ann.Id), bob.RowAbout(ann));
        Assert.Equal((0, 5), ((await ann.Info()).Like.Used, (await ann.Info()).Superlike.Used));
    }

    [Fact]
    public async Task Swipe_LikesAtOnceOverTheQuota_StopAtTheHundredth()
    {
        var ann = await cluster.NewPerson();
        var people = await Task.WhenAll(Enumerable.Range(0, 110).Select(_ => cluster.NewPerson()));

        var results = await Task.WhenAll(people.Select(person => ann.TrySwipe(person)));

        Assert.Equal(100, results.Count(result => result.Refusal is null));
        Assert.Equal(10, results.Count(result => result.Refusal?.Code == ErrorCode.QUOTA_EXCEEDED));
        Assert.Equal(100, people.Count(person => person.RowAbout(ann).Heard == SwipeKind.Like));
        Assert.Equal((100, 100), ((await ann.Info()).Like.Used, (await ann.Info()).Like.Max));
    }

    [Fact]
    public async Task Swipe_UnlimitedLikes_AreNotCounted()
    {
        var ann = await (await cluster.NewPerson()).WithVip(2);
        for (var i = 0; i < 101; i++)
        {
            await ann.Swipe(await cluster.NewPerson());
        }

        Assert.Equal((0, null), ((await ann.Info()).Like.Used, (await ann.Info()).Like.Max));
    }

    [Theory]
    [InlineData(FaultKind.FailBefore, 0)]
    [InlineData(FaultKind.FailAfter, 1)]
    public async Task Swipe_CannotBeWritten_IsChargedExactlyWhenItStands(FaultKind kind, int used)
    {
        var (ann, bob) = await Two();
        using (cluster.Relations.Arm(kind, call => call.WritesRow(ann.Id, bob.Id)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.TrySwipe(bob));
        }

        Assert.Equal(used, (await ann.Info()).Like.Used);
        Assert.Equal(used == 1, ann.RowAbout(bob).Swipe == SwipeKind.Like);

        Assert.False(await ann.Swipe(bob));
        Assert.Equal(1, (await ann.Info()).Like.Used);
        Assert.Equal(SwipeKind.Like, bob.RowAbout(ann).Heard);
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Swipe_PartitionCannotBeClaimed_LeavesNothing(FaultKind kind)
    {
        var (ann, bob) = await Two();
        using (cluster.Relations.Arm(kind, call => call.Is("Claim", ann.Id)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.TrySwipe(bob));
        }

        Assert.Equal(SwipeKind.None, ann.RowAbout(bob).Swipe);
        Assert.Equal(0, (await ann.Info()).Like.Used);
        Assert.False(await ann.Swipe(bob));
    }

    [Fact]
    public async Task AnyRequest_StoreIsAwayWhenTheUserWakes_SaysSoAndWorksLater()
    {
        var (ann, bob) = await Two();
        await ann.Deactivate();
        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.Is("ReadHead", ann.Id), times: 100))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.TrySwipe(bob));
        }

        Assert.False(await ann.Swipe(bob));
    }

    [Fact]
    public async Task Swipe_ManyPairsInTheSameInstant_AtLeastOneOfEachIsToldAndBothAreFriends()
    {
        var pairs = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ => await Two()));

        var told = await Task.WhenAll(pairs.Select(pair => Task.WhenAll(pair.Ann.Swipe(pair.Bob), pair.Bob.Swipe(pair.Ann))));

        Assert.All(told, both => Assert.Contains(true, both));
        foreach (var (ann, bob) in pairs)
        {
            Assert.Equal([bob.Id], await ann.Friends());
            Assert.Equal([ann.Id], await bob.Friends());
            AssertQuiet(ann, bob);
        }
    }

    [Fact]
    public async Task Swipe_EachHearsWhileTheyTell_NeitherWaitsForTheOther()
    {
        var (ann, bob) = await Two();

        // Both swipes are written before either answer passes, so that both sides tell at the same time.
        using var ofAnn = cluster.Relations.Arm(FaultKind.HoldAfter, call => call.WritesRow(ann.Id, bob.Id));
        using var ofBob = cluster.Relations.Arm(FaultKind.HoldAfter, call => call.WritesRow(bob.Id, ann.Id));
        var both = Task.WhenAll(ann.Swipe(bob), bob.Swipe(ann));
        await Task.WhenAll(ofAnn.Reached, ofBob.Reached).Soon();
        ofAnn.Dispose();
        ofBob.Dispose();

        Assert.Contains(true, await both.Soon());
        Assert.Equal([bob.Id], await ann.Friends());
        Assert.Equal([ann.Id], await bob.Friends());
    }

    [Fact]
    public async Task Hear_OfALikeWhileTheOwnSwipeIsBeingWritten_WaitsForItAndMatches()
    {
        var (ann, bob) = await Two();
        using var hold = cluster.Relations.Arm(FaultKind.HoldBefore, call => call.WritesRow(bob.Id, ann.Id));
        var ofBob = bob.Swipe(ann);
        await hold.Reached.Soon();
        var ofAnn = ann.Swipe(bob);
        await ann.Until(bob, row => row.Swipe == SwipeKind.Like);

        hold.Dispose();

        Assert.True(await ofAnn.Soon() | await ofBob.Soon());
        AssertQuiet(ann, bob);
        Assert.Equal([bob.Id], await ann.Friends());
    }

    [Fact]
    public async Task Hear_LateAfterALaterOne_ChangesNothing()
    {
        var (ann, bob) = await Two();
        await ann.Swipe(bob, SwipeKind.Like);
        await ann.Swipe(bob, SwipeKind.Dislike);

        var answer = await bob.Peer.Hear(ann.Id, new Statement(SwipeKind.Like, 1));

        Assert.Equal(new Statement(SwipeKind.None, 0), answer);
        Assert.Equal(SwipeKind.None, bob.RowAbout(ann).Heard);
    }

    [Fact]
    public async Task Hear_ByAnUnknownUser_LeavesNothing()
    {
        var ann = await cluster.NewPerson();
        var nobody = cluster.Grains.GetGrain<IUserPeer>(8_000_000_000 + cluster.NextNumber());

        Assert.Equal(new Statement(SwipeKind.None, 0), await nobody.Hear(ann.Id, new Statement(SwipeKind.Like, 1)));

        Assert.Equal(0, cluster.Relations.Head(nobody.GetPrimaryKeyLong()).Epoch);
    }

    private async Task<(Person Ann, Person Bob)> Two() => (await cluster.NewPerson(), await cluster.NewPerson());

    private static void AssertQuiet(Person ann, Person bob)
    {
        Assert.False(ann.RowAbout(bob).Pending);
        Assert.False(bob.RowAbout(ann).Pending);
        Assert.Equal(ann.RowAbout(bob).FriendSince is null, bob.RowAbout(ann).FriendSince is null);
    }
}
