using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Operators;

public sealed class BanTests(StillCluster cluster)
{
    private static readonly BanReason Reason = new(" advertising ");

    [Fact]
    public async Task Ban_Anybody_EndsEverySession()
    {
        var ann = await cluster.NewPerson();
        var other = new Person(cluster, (await ann.OpenSession(2))!.Session);

        Assert.Equal(new Ban(null, "advertising"), (await ann.Operator.Ban(0, Reason)).Value);

        Assert.Equal(ErrorCode.LOGIN_ERROR, (await ann.Grain.GetInfo(ann.Proof)).Refusal?.Code);
        Assert.Equal(ErrorCode.LOGIN_ERROR, (await other.Grain.GetInfo(other.Proof)).Refusal?.Code);
        await ann.Deactivate();
        Assert.Equal(ErrorCode.LOGIN_ERROR, (await ann.Grain.GetInfo(ann.Proof)).Refusal?.Code);
        Assert.Null(await ann.OpenSession(3));
        Assert.Equal(new Ban(null, "advertising"), await ann.Operator.ReadBan());
    }

    [Fact]
    public async Task Ban_AFriend_LooksLikeSomebodyWhoNeverWas()
    {
        var (ann, bob) = await Friends();
        await ann.WithVip(3);

        Assert.Null((await bob.Operator.Ban(7, Reason)).Refusal);

        Assert.False(await bob.Peer.Exists());
        Assert.Null(await bob.Peer.GetCard());
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.Grain.GetUser(ann.Proof, bob.Id)).Refusal?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.TrySwipe(bob)).Refusal?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.TrySwipe(bob, SwipeKind.Superlike)).Refusal?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.TrySwipe(bob, SwipeKind.Dislike)).Refusal?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, await ann.RewindRefusal(bob));
        Assert.Equal(ErrorCode.NOTHING_TO_REWIND, await ann.RewindRefusal());
        Assert.Equal(ErrorCode.USER_NOT_FOUND, await ann.Unfriend(bob));
    }

    [Fact]
    public async Task Ban_SomebodyOnDecks_TakesThemOffDecksDealtBefore()
    {
        var place = cluster.NewPlace();
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, place), await cluster.NewPerson(Sex.Male, place));
        await bob.Operator.GrantVip(1, 1);
        Assert.Equal([bob.Id], await ann.WholeDeck());

        await bob.Operator.Ban(7, Reason);

        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.TrySwipe(bob, SwipeKind.Dislike)).Refusal?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await ann.TrySwipe(bob)).Refusal?.Code);
        Assert.Empty(await ann.WholeDeck());
        Assert.Empty(cluster.Candidates.EntriesOf(bob.Id));
        await bob.Deactivate();
        Assert.False(await bob.Peer.Exists());

        Assert.Null(await bob.Operator.Unban());
        Assert.Equal([bob.Id], await ann.WholeDeck());
    }

    [Fact]
    public async Task Ban_WhoSuperliked_TakesThemOffTheDeckToo()
    {
        var place = cluster.NewPlace();
        var (ann, bob) = (await cluster.NewPerson(Sex.Female, place), await cluster.NewPerson(Sex.Male, place));
        await (await bob.WithVip(1)).Swipe(ann, SwipeKind.Superlike);
        Assert.True((await ann.Deck())[0].Superliked);

        await bob.Operator.Ban(0, Reason);

        Assert.Empty(await ann.Deck());
    }

    [Fact]
    public async Task Ban_WhatWasToldMeanwhile_IsThereAfterwards()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        await bob.Swipe(ann);
        await bob.Operator.Ban(0, Reason);

        // Ann's like passed the check just before the ban.
        await bob.Peer.Hear(ann.Id, new Statement(SwipeKind.Like, 1));
        await bob.Operator.Unban();

        Assert.NotNull(bob.RowAbout(ann).FriendSince);
    }

    [Fact]
    public async Task Unban_Friends_AreFriendsAgain()
    {
        var (ann, bob) = await Friends();
        await bob.Operator.Ban(0, Reason);

        Assert.Null(await bob.Operator.Unban());
        Assert.Null(await bob.Operator.Unban());

        Assert.Equal([bob.Id], await ann.Friends());
        Assert.NotNull(await bob.Peer.GetCard());
        Assert.Equal(ErrorCode.LOGIN_ERROR, (await bob.Grain.GetInfo(bob.Proof)).Refusal?.Code);
        Assert.NotNull(await bob.OpenSession(9));
    }

    [Theory]
    [InlineData(-1, "x", "days")]
    [InlineData(3651, "x", "days")]
    [InlineData(1, " ", "reason")]
    [InlineData(1, "\u0001", "reason")]
    public async Task Ban_OutOfRange_IsRefusedAndChangesNothing(int days, string reason, string parameter)
    {
        var ann = await cluster.NewPerson();

        Assert.Equal(Refusal.BadRequest(parameter), (await ann.Operator.Ban(days, new BanReason(reason))).Refusal);

        Assert.NotNull(await ann.Info());
    }

    [Fact]
    public async Task Ban_Nobody_IsRefused()
    {
        var nobody = cluster.Grains.GetGrain<IUserOperator>(9_500_000_000 + cluster.NextNumber());

        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await nobody.Ban(1, Reason)).Refusal?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await nobody.Unban())?.Code);
        Assert.Equal(ErrorCode.USER_NOT_FOUND, (await nobody.ReadAccount()).Refusal?.Code);
        Assert.Null(await nobody.ReadBan());
    }

    /// <summary>A ban is acknowledged only once no pool lists the person.</summary>
    [Fact]
    public async Task Ban_PoolCannotBeWritten_IsToBeRepeated()
    {
        var bob = await cluster.NewPerson(Sex.Male, cluster.NewPlace());
        var pool = cluster.Candidates.EntriesOf(bob.Id).Keys.Single();
        using (cluster.Candidates.Arm(FaultKind.FailBefore, call => call == ("Write", pool), times: 100))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => bob.Operator.Ban(0, Reason));
            Assert.NotEmpty(cluster.Candidates.EntriesOf(bob.Id));
        }

        Assert.Null((await bob.Operator.Ban(0, Reason)).Refusal);
        Assert.Empty(cluster.Candidates.EntriesOf(bob.Id));
    }

    [Fact]
    public async Task ReadAccount_Anybody_TellsCountsAndNoNumber()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        await ann.AddPhoto("0123456789abcdef0123456789abcdef.p.jpg", PhotoState.PendingShown);
        await bob.Swipe(ann);
        await ann.WithVip(2);

        var account = (await ann.Operator.ReadAccount()).Value!;

        Assert.Equal((ann.Id, 2, 1, 1, 1, 1), (account.Id, account.Level, account.Sessions, account.Photos, account.WaitingPhotos, account.LikesWaiting));
        Assert.Equal(4, account.PhoneEnd.Length);
        Assert.EndsWith(account.PhoneEnd, (await ann.Info()).Phone, StringComparison.Ordinal);
        Assert.Null(account.Ban);
    }

    private async Task<(Person Ann, Person Bob)> Friends()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        await ann.Swipe(bob);
        Assert.True(await bob.Swipe(ann));
        return (ann, bob);
    }
}
