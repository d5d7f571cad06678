using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Safety;

public sealed class BlockTests(StillCluster cluster)
{
    private readonly string _here = cluster.NewPlace();

    [Fact]
    public async Task Block_AFriend_EndsItAndHidesEachFromTheOther()
    {
        var (ann, bob) = await Friends();

        Assert.Null(await ann.Block(bob));

        Assert.Empty(await ann.Friends());
        Assert.Empty(await bob.Friends());
        Assert.Equal((Blocks.Mine, Blocks.Theirs), (ann.RowAbout(bob).Blocks, bob.RowAbout(ann).Blocks));
        foreach (var (one, other) in new[] { (ann, bob), (bob, ann) })
        {
            Assert.Equal(ErrorCode.USER_NOT_FOUND, (await one.TrySwipe(other)).Refusal?.Code);
            Assert.Equal(ErrorCode.USER_NOT_FOUND, (await one.TrySwipe(other, SwipeKind.Superlike)).Refusal?.Code);
            Assert.Equal(ErrorCode.USER_NOT_FOUND, (await one.TrySwipe(other, SwipeKind.Dislike)).Refusal?.Code);
            Assert.Equal(ErrorCode.USER_NOT_FOUND, await one.RewindRefusal(other));
            Assert.Equal(ErrorCode.USER_NOT_FOUND, await one.Unfriend(other));
            Assert.Equal(ErrorCode.USER_NOT_FOUND, (await one.Grain.GetUser(one.Proof, other.Id)).Refusal?.Code);
            Assert.Empty((await one.Likes()).Ids ?? []);
            Assert.Equal(0, (await one.Likes()).Count);
            Assert.Empty(await one.WholeDeck());
        }

        Assert.Equal(ErrorCode.USER_NOT_FOUND, await bob.Block(ann));
        Assert.Equal(ErrorCode.USER_NOT_FOUND, await bob.Unblock(ann));
        Assert.Equal([bob.Id], await ann.Blocks());
        Assert.Empty(await bob.Blocks());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Block_WhileEachIsOnTheOthersDeck_TakesThemOff(bool restarts)
    {
        var (ann, bob) = (await Woman(), await Man());
        Assert.Equal([bob.Id], await ann.WholeDeck());
        Assert.Equal([ann.Id], await bob.WholeDeck());

        await ann.Block(bob);
        if (restarts)
        {
            await ann.Deactivate();
            await bob.Deactivate();
        }

        Assert.Empty(await ann.WholeDeck());
        Assert.Empty(await bob.WholeDeck());
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await bob.Grain.GetUser(bob.Proof, ann.Id)).Refusal?.Code);
    }

    [Fact]
    public async Task Block_Repeated_SucceedsAndChangesNothing()
    {
        var (ann, bob) = (await Woman(), await Man());
        await ann.Block(bob);
        var row = ann.RowAbout(bob);

        Assert.Null(await ann.Block(bob));
        Assert.Equal(row, ann.RowAbout(bob));
    }

    [Fact]
    public async Task Block_OneselfOrNobody_IsRefused()
    {
        var ann = await Woman();

        Assert.Equal(ErrorCode.BAD_REQUEST, await ann.Block(ann));
        Assert.Equal(ErrorCode.BAD_REQUEST, await ann.Unblock(ann));
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Safety.Block(ann.Proof, 77))?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Safety.Block(ann.Proof, -1))?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Safety.Unblock(ann.Proof, 77))?.Code);
    }

    [Fact]
    public async Task Unblock_FormerFriends_AreStrangersUntilTheyLikeAnew()
    {
        var (ann, bob) = await Friends();
        await ann.Block(bob);

        Assert.Null(await ann.Unblock(bob));
        Assert.Null(await ann.Unblock(bob));

        Assert.Empty(await ann.Blocks());
        Assert.Empty(await ann.Friends());
        Assert.Empty(await bob.Friends());
        Assert.Equal([bob.Id], await ann.WholeDeck());
        Assert.True(await ann.Swipe(bob));
        Assert.Equal([ann.Id], await bob.Friends());
    }

    [Fact]
    public async Task Unblock_StrangersOnceOnEachOthersDeck_AreBackInTheNextDeal()
    {
        var (ann, bob) = (await Woman(), await Man());
        Assert.Equal([ann.Id], await bob.WholeDeck());
        await ann.Block(bob);
        Assert.Empty(await bob.WholeDeck());

        await ann.Unblock(bob);

        Assert.Equal([ann.Id], await bob.WholeDeck());
        Assert.Equal([bob.Id], await ann.WholeDeck());
    }

    [Fact]
    public async Task Unblock_PartedBefore_AreParted()
    {
        var (ann, bob) = await Friends();
        await ann.Unfriend(bob);
        await ann.Block(bob);

        await ann.Unblock(bob);

        Assert.False(await ann.Swipe(bob));
        Assert.False(await bob.Swipe(ann));
        Assert.Empty(await ann.WholeDeck());
        Assert.True(bob.RowAbout(ann).IsParted);
    }

    [Fact]
    public async Task Unblock_DislikedBefore_StaysDisliked()
    {
        var (ann, bob, cid) = (await (await Woman()).WithVip(3), await Man(), await Man());
        await ann.Swipe(bob, SwipeKind.Dislike);
        await ann.Swipe(cid, SwipeKind.Dislike);
        await ann.Block(bob);
        Assert.Equal(cid.Id, await ann.Rewind());

        await ann.Unblock(bob);

        Assert.DoesNotContain(bob.Id, await ann.WholeDeck());
        Assert.Equal(bob.Id, await ann.Rewind());
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Block_TheOtherCannotBeTold_IsNotAnsweredUntilTheyAre(FaultKind kind)
    {
        var (ann, bob) = await Friends();
        using (cluster.Relations.Arm(kind, call => call.WritesRow(bob.Id, ann.Id)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Block(bob));
        }

        Assert.True(ann.RowAbout(bob).Pending);
        Assert.Empty(await ann.Friends());

        Assert.Null(await ann.Block(bob));

        Assert.False(ann.RowAbout(bob).Pending);
        Assert.Empty(await bob.Friends());
    }

    [Fact]
    public async Task Block_NotWritten_LeavesTheFriendship()
    {
        var (ann, bob) = await Friends();
        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.WritesRow(ann.Id, bob.Id)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Block(bob));
        }

        Assert.Equal([bob.Id], await ann.Friends());
        Assert.Equal([ann.Id], await bob.Friends());
    }

    [Fact]
    public async Task Rewind_TheLastSwipedHasBlocked_TakesTheOneBefore()
    {
        var (ann, bob, cid) = (await (await Woman()).WithVip(3), await Man(), await Man());
        await ann.Swipe(bob);
        await ann.Swipe(cid);
        await cid.Block(ann);

        Assert.Equal(bob.Id, await ann.Rewind());
        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, await ann.RewindRefusal());
        Assert.Equal(1, (await ann.Info()).Rewind.Used);
    }

    [Fact]
    public async Task Block_OfASuperlikeWithANote_ShowsItNoMore()
    {
        var (ann, bob) = (await Woman(), await (await Man()).WithVip(3));
        await bob.Grain.Swipe(bob.Proof, ann.Id, SwipeKind.Superlike, new Note("hi"));
        Assert.True(Assert.Single(await ann.Deck()).Superliked);

        await ann.Block(bob);

        Assert.Empty(await ann.Deck());
        Assert.Equal(0, (await ann.Likes()).Count);

        await ann.Unblock(bob);
        Assert.Equal(1, (await ann.Likes()).Count);
    }

    private Task<Person> Man() => cluster.NewPerson(Sex.Male, _here);

    private Task<Person> Woman() => cluster.NewPerson(Sex.Female, _here);

    private async Task<(Person Ann, Person Bob)> Friends()
    {
        var (ann, bob) = (await (await Woman()).WithVip(3), await (await Man()).WithVip(3));
        await ann.Swipe(bob);
        Assert.True(await bob.Swipe(ann));
        return (ann, bob);
    }
}
