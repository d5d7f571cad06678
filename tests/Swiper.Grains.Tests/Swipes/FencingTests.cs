using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests.Swipes;

/// <summary>A cluster can briefly have two activations of one user. The test plays the second one, directly on the store.</summary>
public sealed class FencingTests(StillCluster cluster)
{
    [Fact]
    public async Task Swipe_PartitionWasClaimedByASuccessor_IsRefusedAndTheNextActivationServesIt()
    {
        var (ann, bob, cid) = (await cluster.NewPerson(), await cluster.NewPerson(), await cluster.NewPerson());
        await SwipeToTheEnd(ann, bob);
        var head = cluster.Relations.Head(ann.Id);
        Assert.True(await cluster.Relations.Claim(ann.Id, head.Epoch));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.TrySwipe(cid));

        Assert.Equal(new Relation(ann.Id, cid.Id), ann.RowAbout(cid));
        Assert.Equal(head with { Epoch = head.Epoch + 1 }, cluster.Relations.Head(ann.Id));

        await ann.Swipe(cid);
        Assert.Equal(head.Epoch + 2, cluster.Relations.Head(ann.Id).Epoch);
        Assert.Equal(2, (await ann.Info()).Like.Used);
    }

    [Fact]
    public async Task Hear_PartitionWasClaimedByASuccessor_IsToldAgainToTheNextActivation()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        await SwipeToTheEnd(ann, await cluster.NewPerson());
        Assert.True(await cluster.Relations.Claim(ann.Id, cluster.Relations.Head(ann.Id).Epoch));

        await bob.Swipe(ann);
        Assert.True(bob.RowAbout(ann).Pending);
        Assert.Equal(new Relation(ann.Id, bob.Id), ann.RowAbout(bob));

        await bob.Swipe(ann);
        Assert.False(bob.RowAbout(ann).Pending);
        Assert.Equal(SwipeKind.Like, ann.RowAbout(bob).Heard);
    }

    [Fact]
    public async Task Swipe_PredecessorStillWroteAfterThisOneWoke_KeepsItsChargeAndItsNumber()
    {
        var (ann, bob, cid) = (await cluster.NewPerson(), await cluster.NewPerson(), await cluster.NewPerson());
        await ann.Swipe(await cluster.NewPerson());
        await ann.Deactivate();
        await ann.Info();

        // The activation has read the head. Its predecessor, not yet fenced, swipes once more.
        var head = cluster.Relations.Head(ann.Id);
        var last = head with { Seq = head.Seq + 1, Likes = head.Likes + 1 };
        var row = new Relation(ann.Id, bob.Id) { Swipe = SwipeKind.Like, Seq = last.Seq, ChargedDay = head.Day };
        Assert.True(await cluster.Relations.Write(new RelationWrite(ann.Id, head.Epoch, last, [row])));

        await ann.Swipe(cid);

        Assert.Equal(3, (await ann.Info()).Like.Used);
        Assert.Equal(last.Seq + 1, ann.RowAbout(cid).Seq);
        Assert.Equal(SwipeKind.Like, ann.RowAbout(bob).Swipe);
    }

    [Fact]
    public async Task Swipe_PredecessorStillHeardAfterThisOneWoke_KeepsWhatItHeard()
    {
        var (ann, bob) = (await cluster.NewPerson(), await cluster.NewPerson());
        await ann.Swipe(await cluster.NewPerson());
        await ann.Deactivate();
        await ann.Info();
        var epoch = cluster.Relations.Head(ann.Id).Epoch;
        using var hold = cluster.Relations.Arm(FaultKind.HoldBefore, call => call.Is("Claim", ann.Id));
        var swiped = ann.Swipe(bob);
        await hold.Reached.Soon();

        // The swipe is in flight, and the predecessor hears and acknowledges a like.
        var heard = new Relation(ann.Id, bob.Id) { Heard = SwipeKind.Like, HeardSeq = 1 };
        Assert.True(await cluster.Relations.Write(new RelationWrite(ann.Id, epoch, null, [heard])));
        hold.Dispose();

        Assert.True(await swiped.Soon());
        Assert.Equal((SwipeKind.Like, SwipeKind.Like), (ann.RowAbout(bob).Swipe, ann.RowAbout(bob).Heard));
    }

    [Fact]
    public async Task Wake_SuccessorLeftSomethingUnfinished_EndsSoThatTheNextOneFinishesIt()
    {
        var ann = await cluster.NewPerson();
        await SwipeToTheEnd(ann, await cluster.NewPerson());
        var head = cluster.Relations.Head(ann.Id);
        Assert.True(await cluster.Relations.Claim(ann.Id, head.Epoch));
        var left = head with { Epoch = head.Epoch + 1, Unsettled = true };
        Assert.True(await cluster.Relations.Write(new RelationWrite(ann.Id, left.Epoch, left, [])));

        await Assert.ThrowsAsync<StoreUnavailableException>(ann.Operator.Wake);

        // The next activation settles before it serves a change.
        await ann.Operator.Wake();
        await ann.Update(new ProfileUpdate(cluster.NewNickname()));
        Assert.False(cluster.Relations.Head(ann.Id).Unsettled);
    }

    [Fact]
    public async Task UpdateInfo_PartitionWasClaimedByASuccessor_ChangesNothing()
    {
        var ann = await cluster.NewPerson(Sex.Female, cluster.NewPlace());
        var before = await ann.Info();
        Assert.True(await cluster.Relations.Claim(ann.Id, cluster.Relations.Head(ann.Id).Epoch));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => ann.Update(new ProfileUpdate(cluster.NewNickname())));

        Assert.Equal(before, await ann.Info());
    }

    /// <summary>A swipe is answered before its row is marked as told: a claim in between would end the activation early.</summary>
    private static async Task SwipeToTheEnd(Person person, Person other)
    {
        await person.Swipe(other);
        await person.Until(other, row => !row.Pending);
    }
}
