using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Friends;

public sealed class UnfriendTests(StillCluster cluster)
{
    private readonly string _here = cluster.NewPlace();

    [Fact]
    public async Task Unfriend_AFriend_EndsItOnBothSidesWithoutAPermission()
    {
        var (ann, bob) = await Friends();

        Assert.Null(await ann.Unfriend(bob));

        Assert.Empty(await ann.Friends());
        Assert.Empty(await bob.Friends());
        Assert.Equal(0, (await ann.Info()).Rewind.Used);
    }

    [Fact]
    public async Task Unfriend_Repeated_SucceedsAndChangesNothing()
    {
        var (ann, bob) = await Friends();
        await ann.Unfriend(bob);
        var row = ann.RowAbout(bob);

        Assert.Null(await ann.Unfriend(bob));
        Assert.Equal(row, ann.RowAbout(bob));
    }

    [Fact]
    public async Task Unfriend_NoFriend_IsRefusedForEachWithItsReason()
    {
        var (ann, bob) = (await Woman(), await Man());
        await ann.Swipe(bob);

        Assert.Equal(ErrorCode.NOT_FRIENDS, await ann.Unfriend(bob));
        Assert.Equal(ErrorCode.NOT_FRIENDS, await bob.Unfriend(ann));
        Assert.Equal(ErrorCode.BAD_REQUEST, await ann.Unfriend(ann));
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Grain.Unfriend(ann.Proof, 77))?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Grain.Unfriend(ann.Proof, -1))?.Code);
        Assert.Equal(SwipeKind.Like, ann.RowAbout(bob).Swipe);
    }

    [Fact]
    public async Task Unfriend_ByTheOtherAfterTheEnd_IsRefusedAsByAStranger()
    {
        var (ann, bob) = await Friends();
        await ann.Unfriend(bob);

        Assert.Equal(ErrorCode.NOT_FRIENDS, await bob.Unfriend(ann));
    }

    [Fact]
    public async Task Swipe_AfterTheEnd_BringsNothingBackAndIsFree()
    {
        var (ann, bob) = await Friends();
        await ann.Unfriend(bob);
        var used = (await bob.Info()).Like.Used;

        Assert.False(await bob.Swipe(ann, SwipeKind.Superlike));
        Assert.False(await ann.Swipe(bob));
        Assert.False(await bob.Swipe(ann));

        Assert.Empty(await ann.Friends());
        Assert.Empty(await bob.Friends());
        Assert.Equal((used, 0), ((await bob.Info()).Like.Used, (await bob.Info()).Superlike.Used));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetDeck_AfterTheEnd_NeverShowsEitherToTheOther(bool restarts)
    {
        var (ann, bob) = await Friends();
        Assert.Empty(await bob.WholeDeck());
        await ann.Unfriend(bob);

        // No swipe of his own keeps her off his deck now.
        Assert.Equal(ann.Id, await bob.Rewind(ann));
        if (restarts)
        {
            await ann.Deactivate();
            await bob.Deactivate();
        }

        Assert.Empty(await bob.WholeDeck());
        Assert.Empty(await ann.WholeDeck());
    }

    [Fact]
    public async Task GetDeck_TheEndIsHeardWhileSheIsOnTheDeck_TakesHerOff()
    {
        var (ann, bob) = await Friends();
        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.WritesRow(ann.Id, bob.Id)))
        {
            // She has not heard that he took his like back, so to her they are still friends.
            await bob.Rewind(ann);
        }

        Assert.Equal([ann.Id], await bob.WholeDeck());

        Assert.Null(await ann.Unfriend(bob));

        Assert.Empty(await bob.WholeDeck());
    }

    [Fact]
    public async Task Rewind_LastAfterTheEnd_PassesOverIt()
    {
        var (ann, bob) = await Friends();
        var cid = await Man();
        await ann.Swipe(cid);
        await ann.Unfriend(bob);

        Assert.Equal(cid.Id, await ann.Rewind());
        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, await ann.RewindRefusal());
        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, await ann.RewindRefusal(bob));
    }

    [Theory]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.FailAfter)]
    public async Task Unfriend_TheOtherCannotBeTold_StandsAndIsToldLater(FaultKind kind)
    {
        var (ann, bob) = await Friends();
        using (cluster.Relations.Arm(kind, call => call.WritesRow(bob.Id, ann.Id)))
        {
            Assert.Null(await ann.Unfriend(bob));
        }

        Assert.Empty(await ann.Friends());
        Assert.True(ann.RowAbout(bob).Pending);

        Assert.Null(await ann.Unfriend(bob));

        Assert.False(ann.RowAbout(bob).Pending);
        Assert.Empty(await bob.Friends());
    }

    [Fact]
    public async Task Unfriend_NotWritten_LeavesTheFriendship()
    {
        var (ann, bob) = await Friends();
        using (cluster.Relations.Arm(FaultKind.FailBefore, call => call.WritesRow(ann.Id, bob.Id)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Unfriend(bob));
        }

        Assert.Equal([bob.Id], await ann.Friends());
        Assert.Equal([ann.Id], await bob.Friends());
    }

    private Task<Person> Man() => cluster.NewPerson(Sex.Male, _here);

    private Task<Person> Woman() => cluster.NewPerson(Sex.Female, _here);

    private async Task<(Person Ann, Person Bob)> Friends()
    {
        var (ann, bob) = (await (await Woman()).WithVip(3), await (await Man()).WithVip(3));
        await ann.Set(new SettingsUpdate(DatingSex: Sex.Male));
        await ann.Swipe(bob);
        Assert.True(await bob.Swipe(ann));
        return (ann, bob);
    }
}
