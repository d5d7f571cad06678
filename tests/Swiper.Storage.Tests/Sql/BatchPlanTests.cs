using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Tests.Sql;

/// <summary>A batch results in the same rows and outcomes as its changes one after another.</summary>
public sealed class BatchPlanTests
{
    [Fact]
    public void Keys_OfManyChanges_AreDistinctAndInOneOrder()
    {
        var plan = new BatchPlan([new PartitionClaim(9, 0), new PartitionClaim(2, 0), new PartitionClaim(9, 1), new ProbeChange()]);

        Assert.Equal([2, 9], plan.Heads.Keys);
        Assert.True(plan.Candidates.IsEmpty);
        Assert.True(plan.HasProbe);
    }

    [Fact]
    public void Claim_OfAStoredHead_ChangesOnlyItsEpoch()
    {
        var claim = new PartitionClaim(1, 4);
        var plan = Decided([claim], found => found.Heads.Found(1, 4));

        Assert.True(claim.Outcome);
        Assert.Equal(5, plan.Raised[1]);
        Assert.Empty(plan.Heads.New);
        Assert.Empty(plan.Heads.Changed);
    }

    [Fact]
    public void Claim_ThenAWriteWithAHead_LeavesTheHead()
    {
        var write = new RelationChange(new RelationWrite(1, 5, Some.Head(1, 5, 3), []));
        var plan = Decided([new PartitionClaim(1, 4), write], found => found.Heads.Found(1, 4));

        Assert.True(write.Outcome);
        Assert.Empty(plan.Raised);
        Assert.Equal((5, 3), (Assert.Single(plan.Heads.Changed).Epoch, plan.Heads.Changed[0].Seq));
    }

    [Fact]
    public void Claim_AfterAWriteWithAHead_KeepsTheHeadUnderTheNewEpoch()
    {
        var plan = Decided(
            [new RelationChange(new RelationWrite(1, 4, Some.Head(1, 4, 3), [])), new PartitionClaim(1, 4)],
            found => found.Heads.Found(1, 4));

        Assert.Empty(plan.Raised);
        Assert.Equal((5, 3), (Assert.Single(plan.Heads.Changed).Epoch, plan.Heads.Changed[0].Seq));
    }

    [Fact]
    public void Write_UnderAnEpochThatTheBatchHasRaised_IsRefused()
    {
        var stale = new RelationChange(Some.Rows(1, Some.Swipe(1, 2, 1)));
        var plan = Decided([new PartitionClaim(1, 1), stale], found => found.Heads.Found(1, 1));

        Assert.False(stale.Outcome);
        Assert.Empty(plan.Relations);
    }

    [Fact]
    public void Write_RowsWithoutAHeadWhereThereIsNone_BringsAHeadToLock()
    {
        var plan = Decided([new RelationChange(new RelationWrite(1, 0, null, [Some.Swipe(1, 2, 1)]))]);

        Assert.Equal(0, Assert.Single(plan.Heads.New).Epoch);
        Assert.Single(plan.Relations);
    }

    [Fact]
    public void Candidates_RevisionsOutOfOrder_LeaveTheHighest()
    {
        var late = new CandidateChange("male@x", 1, 3, Some.Candidate(1, 3));
        var plan = Decided([new CandidateChange("male@x", 1, 4, null), late]);

        Assert.False(late.Outcome);
        Assert.Null(Assert.Single(plan.Candidates.New).Entry);
    }

    [Fact]
    public void Change_SameRowTwice_IsReadOnceAndDecidedInOrder()
    {
        var found = Some.Swipe(1, 2, 4);
        var change = Change(known: null, row => row with { HeardSeq = row.Seq });
        var again = Change(known: null, row => row with { HeardSeq = row.HeardSeq + 1 });
        var plan = Decided([change, again], plan =>
        {
            Assert.Equal([(1L, 2L)], plan.Decided);
            plan.Heads.Found(1, 5);
            plan.Found(found);
        });

        Assert.Equal((4, 5), (change.Outcome!.Value.Row.HeardSeq, again.Outcome!.Value.Row.HeardSeq));
        Assert.Equal([found with { HeardSeq = 5 }], plan.Relations);
    }

    [Fact]
    public void Change_KnownRow_IsNotRead()
    {
        var known = Some.Swipe(1, 2, 4) with { Pending = true };
        var plan = Decided(
            [Change(known, row => row with { Pending = false })],
            plan => plan.Heads.Found(1, 5));

        Assert.Empty(plan.Decided);
        Assert.Empty(plan.Pending);
        Assert.Equal([known with { Pending = false }], plan.Told);
    }

    private static RowChange<bool> Change(Relation? known, Func<Relation, Relation> change) =>
        new(Some.Head(1, epoch: 5), other: 2, known, (row, _) => new(change(row), Head: null, Outcome: true));

    private static BatchPlan Decided(IReadOnlyList<StoreChange> batch, Action<BatchPlan>? find = null)
    {
        var plan = new BatchPlan(batch);
        find?.Invoke(plan);
        plan.Decide();
        return plan;
    }
}
