using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Swipes;

public sealed class RewindTests(StillCluster cluster)
{
    [Fact]
    public async Task Rewind_WithoutThePermission_IsRefused()
    {
        var ann = await (await cluster.NewPerson()).WithVip(1);
        var bob = await cluster.NewPerson();
        await ann.Swipe(bob);

        Assert.Equal(ErrorCode.NOT_HAS_PERM, await ann.RewindRefusal());
        Assert.Equal(SwipeKind.Like, ann.RowAbout(bob).Swipe);
    }

    [Fact]
    public async Task Rewind_NothingSwiped_IsRefused()
    {
        var (ann, bob) = (await Rewinder(), await cluster.NewPerson());

        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, await ann.RewindRefusal());
        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, await ann.RewindRefusal(bob));
        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, (await ann.Grain.Rewind(ann.Proof, ann.Id)).Refusal?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Grain.Rewind(ann.Proof, 77)).Refusal?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Grain.Rewind(ann.Proof, -1)).Refusal?.Code);
        Assert.Equal(0, (await ann.Info()).Rewind.Used);
    }

    [Fact]
    public async Task Rewind_NoOneNamed_TakesTheLastSwipesBackInTurn()
    {
        var ann = await Rewinder();
        var (bob, cid, dan) = (await cluster.NewPerson(), await cluster.NewPerson(), await cluster.NewPerson());
        await ann.Swipe(bob);
        await ann.Swipe(cid, SwipeKind.Dislike);
        await ann.Swipe(dan, SwipeKind.Superlike);

        Assert.Equal([dan.Id, cid.Id, bob.Id], [await ann.Rewind(), await ann.Rewind(), await ann.Rewind()]);
        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, await ann.RewindRefusal());
    }

    [Fact]
    public async Task Rewind_NamedPerson_TakesOnlyThatSwipeBack()
    {
        var ann = await Rewinder();
        var (bob, cid) = (await cluster.NewPerson(), await cluster.NewPerson());
        await ann.Swipe(bob);
        await ann.Swipe(cid);

        Assert.Equal(bob.Id, await ann.Rewind(bob));

        Assert.Equal((SwipeKind.None, SwipeKind.Like), (ann.RowAbout(bob).Swipe, ann.RowAbout(cid).Swipe));
        Assert.Equal(SwipeKind.None, bob.RowAbout(ann).Heard);
        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, await ann.RewindRefusal(bob));
    }

    [Fact]
    public async Task Rewind_OfASuperlike_RefundsItOnceAndIsCharged()
    {
        var (ann, bob) = (await Rewinder(), await cluster.NewPerson());
        await ann.Swipe(bob, SwipeKind.Superlike);
        Assert.Equal(1, (await ann.Info()).Superlike.Used);

        await ann.Rewind();
        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, await ann.RewindRefusal(bob));

        var me = await ann.Info();
        Assert.Equal((0, 1), (me.Superlike.Used, me.Rewind.Used));
    }

    [Fact]
    public async Task Rewind_HundredAtOnce_RefundOnce()
    {
        var (ann, bob) = (await Rewinder(), await cluster.NewPerson());
        await ann.Swipe(await cluster.NewPerson(), SwipeKind.Superlike);
        await ann.Swipe(bob, SwipeKind.Superlike);

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => ann.Grain.Rewind(ann.Proof, bob.Id)));

        Assert.Single(results, result => result.Refusal is null);
        Assert.Equal((1, 1), ((await ann.Info()).Superlike.Used, (await ann.Info()).Rewind.Used));
    }

    [Fact]
    public async Task Rewind_SixthOfADay_IsRefusedAndChangesNothing()
    {
        var (ann, bob) = (await Rewinder(), await cluster.NewPerson());
        for (var i = 0; i < 5; i++)
        {
            await ann.Swipe(bob);
            await ann.Rewind();
        }

        await ann.Swipe(bob);
        var refusal = (await ann.Grain.Rewind(ann.Proof, null)).Refusal;

        Assert.Equal((ErrorCode.QUOTA_EXCEEDED, 5, 5), (refusal!.Code, refusal.Quota!.Used, refusal.Quota.Max));
        Assert.Equal(SwipeKind.Like, ann.RowAbout(bob).Swipe);
        Assert.Equal(SwipeKind.Like, bob.RowAbout(ann).Heard);
    }

    [Fact]
    public async Task Rewind_OfAFriend_EndsTheFriendshipOnBothSides()
    {
        var (ann, bob) = (await Rewinder(), await cluster.NewPerson());
        await ann.Swipe(bob);
        await bob.Swipe(ann);

        await ann.Rewind(bob);

        Assert.Empty(await ann.Friends());
        Assert.Empty(await bob.Friends());
        Assert.Equal(SwipeKind.Like, bob.RowAbout(ann).Swipe);
    }

    [Fact]
    public async Task Rewind_ThenLikedAgain_MatchesAgain()
    {
        var (ann, bob) = (await Rewinder(), await cluster.NewPerson());
        await ann.Swipe(bob);
        await bob.Swipe(ann);
        await ann.Rewind(bob);

        Assert.True(await ann.Swipe(bob));

        Assert.Equal([bob.Id], await ann.Friends());
        Assert.Equal([ann.Id], await bob.Friends());
    }

    [Fact]
    public async Task Rewind_ByBothFriends_LeavesTwoStrangers()
    {
        var (ann, bob) = (await Rewinder(), await Rewinder());
        await ann.Swipe(bob);
        await bob.Swipe(ann);

        await Task.WhenAll(ann.Rewind(bob), bob.Rewind(ann));

        Assert.Empty(await ann.Friends());
        Assert.Empty(await bob.Friends());
        Assert.Equal((SwipeKind.None, SwipeKind.None), (ann.RowAbout(bob).Heard, bob.RowAbout(ann).Heard));
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Rewind_CannotBeWritten_IsAllOrNothing(FaultKind kind)
    {
        var (ann, bob) = (await Rewinder(), await cluster.NewPerson());
        await ann.Swipe(bob, SwipeKind.Superlike);
        using (cluster.Relations.Arm(kind, call => call.WritesRow(ann.Id, bob.Id)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Grain.Rewind(ann.Proof, bob.Id));
        }

        var isDone = kind == FaultKind.FailAfter;
        var me = await ann.Info();
        Assert.Equal(isDone ? (0, 1) : (1, 0), (me.Superlike.Used, me.Rewind.Used));

        Assert.Equal(isDone ? ErrorCode.NOTHING_TO_REWIND : null, await ann.RewindRefusal(bob));
        await bob.Until(ann, row => row.Heard == SwipeKind.None);
        me = await ann.Info();
        Assert.Equal((0, 1), (me.Superlike.Used, me.Rewind.Used));
    }

    private async Task<Person> Rewinder() => await (await cluster.NewPerson()).WithVip(3);
}
