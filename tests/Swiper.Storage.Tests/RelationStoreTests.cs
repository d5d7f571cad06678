using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Storage.Tests;

/// <summary>The contract of a relation store, on every database.</summary>
public abstract class RelationStoreTests : IAsyncLifetime
{
    private const long A = 4_503_599_627_370_497;
    private const long B = 2;
    private const long C = 3;

    protected abstract IRelationStore Store { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task ReadHead_NothingWritten_AnswersEpochZero()
    {
        var head = await Store.Of(A).ReadHead(A);

        Assert.Equal((A, 0L, 0L), (head.Owner, head.Epoch, head.Seq));
        Assert.Empty(head.Pools);
    }

    [Fact]
    public async Task Write_HeadWithEveryField_ReadsBackTheSame()
    {
        var head = Some.Head(A, epoch: 1, seq: 9);

        Assert.True(await Store.Write(new RelationWrite(A, 0, head, [])));

        var read = await Store.Of(A).ReadHead(A);
        Assert.Equal(head with { Pools = read.Pools, Nicknames = read.Nicknames, Recent = read.Recent }, read);
        Assert.Equal(head.Recent, read.Recent);
        Assert.Equal(head.Pools, read.Pools);
        Assert.Equal(head.Nicknames, read.Nicknames);
    }

    [Fact]
    public async Task Write_RowWithEveryField_ReadsBackTheSame()
    {
        var row = Some.Swipe(A, B, 5, SwipeKind.Superlike) with
        {
            Pending = true,
            Heard = SwipeKind.Like,
            HeardAt = Some.Time(1),
            HeardSeq = 17,
            FriendSince = Some.Time(2),
        };

        await Store.Write(Some.Claim(A, 0, row));

        Assert.Equal(row, await Store.Of(A).Read(A, B));
        Assert.Null(await Store.Of(B).Read(B, A));
    }

    [Fact]
    public async Task Write_RowThatIsThere_ReplacesItWhole()
    {
        await Store.Write(Some.Claim(A, 0, Some.Swipe(A, B, 1, SwipeKind.Like) with { Pending = true, FriendSince = Some.Time(1) }));

        await Store.Write(Some.Rows(A, new Relation(A, B) { HeardSeq = 4 }));

        Assert.Equal(new Relation(A, B) { HeardSeq = 4 }, await Store.Of(A).Read(A, B));
        Assert.Empty(await Store.Of(A).ReadPending(A, 10));
        Assert.Empty(await Store.Of(A).ReadFriends(A, null, 10));
        Assert.Null(await Store.Of(A).ReadLastSwipe(A));
    }

    [Fact]
    public async Task Write_ClaimAfterClaim_RefusesTheFirstOwnersWrites()
    {
        Assert.True(await Store.Write(Some.Claim(A)));
        Assert.True(await Store.Write(Some.Claim(A, expectedEpoch: 1)));

        Assert.False(await Store.Write(new RelationWrite(A, 1, new PartitionHead(A) { Epoch = 1, Seq = 99 }, [Some.Swipe(A, B, 99)])));
        Assert.False(await Store.Write(Some.Rows(A, Some.Swipe(A, C, 99))));

        Assert.Equal((2L, 0L), (await Head(A)));
        Assert.Null(await Store.Of(A).Read(A, B));
        Assert.Null(await Store.Of(A).Read(A, C));
    }

    [Fact]
    public async Task Claim_NothingWritten_MakesAHeadOfEpochOne()
    {
        Assert.True(await Store.Claim(A, expectedEpoch: 0));

        Assert.Equal((1L, 0L), await Head(A));
    }

    [Fact]
    public async Task Claim_SomethingWritten_RaisesTheEpochOnly()
    {
        var head = new PartitionHead(A) { Epoch = 1, Seq = 9, Day = 3, Likes = 2, Pools = ["male@x"], Nicknames = ["N"], Unsettled = true };
        await Store.Write(new RelationWrite(A, 0, head, []));

        Assert.True(await Store.Claim(A, expectedEpoch: 1));

        var after = await Store.Of(A).ReadHead(A);
        Assert.Equal(["male@x"], after.Pools);
        Assert.Equal(["N"], after.Nicknames);
        Assert.Equal(head with { Epoch = 2 }, after with { Pools = head.Pools, Nicknames = head.Nicknames, Recent = head.Recent });
    }

    [Fact]
    public async Task Claim_AnotherEpoch_IsRefusedAndChangesNothing()
    {
        await Store.Claim(A, expectedEpoch: 0);

        Assert.False(await Store.Claim(A, expectedEpoch: 0));
        Assert.False(await Store.Claim(A, expectedEpoch: 2));
        Assert.False(await Store.Claim(B, expectedEpoch: 1));

        Assert.Equal((1L, 0L), await Head(A));
        Assert.Equal((0L, 0L), await Head(B));
    }

    [Fact]
    public async Task Claim_BySuccessor_RefusesWritesOfThePredecessor()
    {
        await Store.Claim(A, expectedEpoch: 0);
        await Store.Claim(A, expectedEpoch: 1);

        Assert.False(await Store.Write(Some.Rows(A, Some.Swipe(A, B, 1))));
        Assert.True(await Store.Write(new RelationWrite(A, 2, null, [Some.Swipe(A, C, 1)])));

        Assert.Null(await Store.Of(A).Read(A, B));
        Assert.NotNull(await Store.Of(A).Read(A, C));
    }

    [Fact]
    public async Task Change_OfARowThatIsNotThere_DecidesOnAnEmptyOneAndWritesRowAndHead()
    {
        await Store.Claim(A, expectedEpoch: 0);
        var row = Some.Swipe(A, B, 5, SwipeKind.Like) with { Pending = true };
        var next = Some.Head(A, epoch: 1, seq: 5);

        var decision = await Store.Change(Some.Head(A, epoch: 1, seq: 4), B, known: null, (stored, head) =>
            new RowDecision<(Relation, long)>(row, next, (stored, head.Seq)));

        Assert.Equal(new RowDecision<(Relation, long)>(row, next, (new Relation(A, B), 4)), decision);
        Assert.Equal(row, await Store.Of(A).Read(A, B));
        Assert.Equal((1L, 5L), await Head(A));
        Assert.Equal([row], await Store.Of(A).ReadPending(A, 10));
    }

    [Fact]
    public async Task Change_OfARowThatIsThere_DecidesOnItAndReplacesItWhole()
    {
        var row = Some.Swipe(A, B, 5, SwipeKind.Like) with { Pending = true, FriendSince = Some.Time(1) };
        await Store.Write(Some.Claim(A, 0, row));
        var next = Some.Swipe(A, B, 6, SwipeKind.Dislike) with { Heard = SwipeKind.Like, HeardAt = Some.Time(2), HeardSeq = 9 };

        Assert.Equal(row, await Change(A, B, 1, known: null, _ => next));

        Assert.Equal(next, await Store.Of(A).Read(A, B));
        Assert.Empty(await Store.Of(A).ReadPending(A, 10));
        Assert.Empty(await Store.Of(A).ReadFriends(A, null, 10));
    }

    [Fact]
    public async Task Change_OfARowThatTheCallerKnows_DecidesOnThat()
    {
        var row = Some.Swipe(A, B, 5, SwipeKind.Like) with { Pending = true };
        await Store.Write(Some.Claim(A, 0, row));

        // Times are stored in milliseconds, while the writer of the row keeps the full precision.
        var known = row with { SwipedAt = row.SwipedAt!.Value.AddTicks(1) };
        Assert.Same(known, await Change(A, B, 1, known, stored => stored with { Pending = false }));

        Assert.Equal(row with { Pending = false }, await Store.Of(A).Read(A, B));
        Assert.Empty(await Store.Of(A).ReadPending(A, 10));
        Assert.Empty(await Store.Shard(0).ReadUnfinished(0, 10));
    }

    [Fact]
    public async Task Change_OfAKnownRowThatIsNotThere_WritesIt()
    {
        await Store.Claim(A, expectedEpoch: 0);
        var known = new Relation(A, B);

        await Change(A, B, 1, known, row => row with { Heard = SwipeKind.Like, HeardSeq = 3 });

        Assert.Equal(known with { Heard = SwipeKind.Like, HeardSeq = 3 }, await Store.Of(A).Read(A, B));
    }

    [Fact]
    public async Task ClaimAndChange_OfAPartitionWithoutAHead_WritesHeadAndRow()
    {
        var row = Some.Swipe(A, B, 5, SwipeKind.Like) with { Pending = true };

        var decision = await Store.ClaimAndChange(A, expectedEpoch: 0, B, (stored, head) => new RowDecision<(Relation, PartitionHead)>(row, Head: null, (stored, head)));

        Assert.Equal((new Relation(A, B), 0L), (decision?.Outcome.Item1, decision?.Outcome.Item2.Epoch));
        Assert.Equal(1, decision?.Head?.Epoch);
        Assert.Equal(row, await Store.Of(A).Read(A, B));
        Assert.Equal((1L, 0L), await Head(A));
        Assert.True((await Store.Of(A).ReadStart(A)).HasPending);
    }

    [Fact]
    public async Task ClaimAndChange_OfAPartition_GivesTheStoredHeadAndKeepsIt()
    {
        await Store.Write(new RelationWrite(A, 0, Some.Head(A, epoch: 1, seq: 7), [Some.Swipe(A, B, 7)]));

        var decision = await Store.ClaimAndChange(A, expectedEpoch: 1, B, (stored, head) => new RowDecision<(long, int)>(stored with { Heard = SwipeKind.Like, HeardSeq = 3 }, Head: null, (head.Seq, head.Pools.Length)));

        Assert.Equal((7L, 2), decision?.Outcome);
        Assert.Equal(2, decision?.Head?.Epoch);
        Assert.Equal(decision?.Head?.Nicknames, Some.Head(A, epoch: 1).Nicknames);
        var start = await Store.Of(A).ReadStart(A);
        Assert.Equal((2L, 7L, 2, false), (start.Head.Epoch, start.Head.Seq, start.Head.Pools.Length, start.HasPending));
        Assert.Equal(Some.Swipe(A, B, 7) with { Heard = SwipeKind.Like, HeardSeq = 3 }, await Store.Of(A).Read(A, B));
        Assert.False(await Store.Write(Some.Rows(A, Some.Swipe(A, C, 8))));
    }

    [Fact]
    public async Task ClaimAndChange_ToTheSameRow_OnlyClaims()
    {
        await Store.Claim(A, expectedEpoch: 0);

        var decision = await Store.ClaimAndChange(A, expectedEpoch: 1, B, (row, head) => new RowDecision<string>(row, head with { Seq = 99 }, "refused"));

        Assert.Equal(("refused", 2L), (decision?.Outcome, decision?.Head?.Epoch));
        Assert.Null(await Store.Of(A).Read(A, B));
        Assert.Equal((2L, 0L), await Head(A));
    }

    [Fact]
    public async Task ClaimAndChange_WithAHead_WritesItUnderTheNextEpoch()
    {
        await Store.Claim(A, expectedEpoch: 0);

        var decision = await Store.ClaimAndChange(A, expectedEpoch: 1, B, (_, head) => new RowDecision<bool>(Some.Swipe(A, B, 1), head with { Seq = 1, Likes = 1 }, true));

        Assert.Equal((2L, 1L), (decision?.Head?.Epoch, decision?.Head?.Seq));
        Assert.Equal((2L, 1L), await Head(A));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task ClaimAndChange_OfAnotherEpoch_IsRefusedAndWritesNothing(long expected)
    {
        await Store.Claim(A, expectedEpoch: 0);

        Assert.Null(await Store.ClaimAndChange(A, expected, B, (_, _) => new RowDecision<bool>(Some.Swipe(A, B, 1), Head: null, true)));

        Assert.Null(await Store.Of(A).Read(A, B));
        Assert.Equal((1L, 0L), await Head(A));
    }

    [Fact]
    public async Task ClaimAndChange_ThatCannotBeDecided_FailsAndDoesNotClaim()
    {
        await Store.Claim(A, expectedEpoch: 0);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Store.ClaimAndChange<bool>(A, 1, B, (_, _) => throw new InvalidTimeZoneException()));

        Assert.Equal((1L, 0L), await Head(A));
    }

    [Fact]
    public async Task ClaimAndChange_ByManyAtOnce_OneSucceeds()
    {
        var changes = await Task.WhenAll(Enumerable.Range(1, 50).Select(
            other => Store.ClaimAndChange(A, 0, other + 100, (_, _) => new RowDecision<bool>(Some.Swipe(A, other + 100, 1), Head: null, true))));

        Assert.Single(changes, change => change is not null);
        Assert.Equal((1L, 0L), await Head(A));
    }

    [Fact]
    public async Task Change_ToTheSameRow_WritesNothing()
    {
        await Store.Claim(A, expectedEpoch: 0);

        var decision = await Store.Change(
            Some.Head(A, epoch: 1), B, known: null, (row, head) => new RowDecision<string>(row, head with { Seq = 99 }, "refused"));

        Assert.Equal(new RowDecision<string>(new Relation(A, B), Head: null, "refused"), decision);
        Assert.Null(await Store.Of(A).Read(A, B));
        Assert.Equal((1L, 0L), await Head(A));
    }

    [Fact]
    public async Task Change_UnderAnotherEpoch_IsRefusedAndWritesNothing()
    {
        await Store.Claim(A, expectedEpoch: 0);
        await Store.Claim(A, expectedEpoch: 1);

        Assert.Null(await Change(A, B, 1, known: null, _ => Some.Swipe(A, B, 1)));
        Assert.Null(await Store.Change(
            Some.Head(A, epoch: 1), C, known: null, (row, head) => new RowDecision<bool>(Some.Swipe(A, C, 1), head with { Seq = 1 }, true)));
        Assert.Null(await Change(A, C, 3, new Relation(A, C), row => row));

        Assert.Null(await Store.Of(A).Read(A, B));
        Assert.Null(await Store.Of(A).Read(A, C));
        Assert.Equal((2L, 0L), await Head(A));
    }

    [Fact]
    public async Task Change_ManyAtOnce_EachDecidesOnWhatTheOneBeforeLeft()
    {
        await Store.Claim(A, expectedEpoch: 0);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Change(
            A, B, 1, known: null, row => row with { Seq = row.Seq + 1, Pending = row.Seq % 2 == 0 })));

        Assert.Equal(new Relation(A, B) { Seq = 100 }, await Store.Of(A).Read(A, B));
        Assert.Empty(await Store.Of(A).ReadPending(A, 10));
    }

    [Fact]
    public async Task Change_ThatCannotBeDecided_FailsForItsCallerOnly()
    {
        await Store.Claim(A, expectedEpoch: 0);

        var before = Change(A, B, 1, known: null, _ => Some.Swipe(A, B, 1));
        var broken = Change(A, C, 1, known: null, _ => throw new InvalidTimeZoneException());
        var unsound = Change(A, C, 1, known: null, _ => Some.Swipe(B, C, 1));
        var after = Change(A, 4, 1, known: null, _ => Some.Swipe(A, 4, 2));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => broken);
        await Assert.ThrowsAsync<ArgumentException>(() => unsound);
        Assert.NotNull(await before);
        Assert.NotNull(await after);
        Assert.Null(await Store.Of(A).Read(A, C));
        Assert.NotNull(await Store.Of(A).Read(A, 4));
    }

    [Fact]
    public async Task Write_TwoClaimTheSameEpoch_OneSucceeds()
    {
        await Store.Write(Some.Claim(A));

        var claims = await Task.WhenAll(
            Store.Write(Some.Claim(A, 1, Some.Swipe(A, B, 1))),
            Store.Write(Some.Claim(A, 1, Some.Swipe(A, C, 1))));

        Assert.Equal([true, false], claims);
        Assert.NotNull(await Store.Of(A).Read(A, B));
        Assert.Null(await Store.Of(A).Read(A, C));
    }

    [Fact]
    public async Task Write_TwoFirstClaims_OneSucceeds()
    {
        var claims = await Task.WhenAll(Store.Write(Some.Claim(A)), Store.Write(Some.Claim(A)));

        Assert.Equal([true, false], claims);
        Assert.Equal((1L, 0L), (await Head(A)));
    }

    [Fact]
    public async Task Write_EpochAheadOfTheStored_IsRefused()
    {
        Assert.False(await Store.Write(Some.Claim(A, expectedEpoch: 5)));
        Assert.False(await Store.Write(new RelationWrite(A, 5, null, [Some.Swipe(A, B, 1)])));

        Assert.Equal((0L, 0L), (await Head(A)));
        Assert.Null(await Store.Of(A).Read(A, B));
    }

    [Fact]
    public async Task Write_ManyOfOneOwnerAtOnce_KeepsTheLast()
    {
        await Store.Write(Some.Claim(A));

        var writes = Enumerable.Range(1, 50).Select(seq => Store.Write(new RelationWrite(
            A, 1, new PartitionHead(A) { Epoch = 1, Seq = seq }, [Some.Swipe(A, B, seq), Some.Swipe(A, 1_000 + seq, seq)])));

        Assert.All(await Task.WhenAll(writes), Assert.True);
        Assert.Equal((1L, 50L), (await Head(A)));
        Assert.Equal(50, (await Store.Of(A).Read(A, B))!.Seq);
        Assert.NotNull(await Store.Of(A).Read(A, 1_001));
    }

    [Fact]
    public async Task Write_RowTwiceInOneWrite_KeepsTheLast()
    {
        await Store.Write(Some.Claim(A, 0, Some.Swipe(A, B, 1), Some.Swipe(A, B, 2)));

        Assert.Equal(2, (await Store.Of(A).Read(A, B))!.Seq);
    }

    [Fact]
    public async Task Write_RefusedAmongOthers_DoesNotHurtThem()
    {
        await Store.Write(Some.Claim(A));

        var outcomes = await Task.WhenAll(
            Store.Write(Some.Claim(B, 0, Some.Swipe(B, A, 1))),
            Store.Write(new RelationWrite(A, 7, new PartitionHead(A) { Epoch = 8 }, [Some.Swipe(A, B, 1)])),
            Store.Write(Some.Claim(C, 0, Some.Swipe(C, A, 1))));

        Assert.Equal([true, false, true], outcomes);
        Assert.NotNull(await Store.Of(B).Read(B, A));
        Assert.NotNull(await Store.Of(C).Read(C, A));
        Assert.Null(await Store.Of(A).Read(A, B));
    }

    [Fact]
    public async Task Write_RowOfAnotherOwner_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Write(Some.Claim(A, 0, Some.Swipe(B, A, 1))));

    [Fact]
    public async Task Write_HeadThatSkipsAnEpoch_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Write(new RelationWrite(A, 0, new PartitionHead(A) { Epoch = 2 }, [])));

    [Fact]
    public async Task ReadPending_SomePending_AnswersOldestFirstUpToTheLimit()
    {
        await Store.Write(Some.Claim(
            A,
            0,
            Some.Swipe(A, 10, 3, SwipeKind.Like) with { Pending = true },
            Some.Swipe(A, 11, 1, SwipeKind.Like) with { Pending = true },
            Some.Swipe(A, 12, 2, SwipeKind.Like),
            new Relation(A, 13) { Seq = 4, Pending = true }));
        await Store.Write(Some.Claim(B, 0, Some.Swipe(B, 14, 1, SwipeKind.Like) with { Pending = true }));

        Assert.Equal([11, 10, 13], (await Store.Of(A).ReadPending(A, 10)).Select(row => row.Other));
        Assert.Equal([11, 10], (await Store.Of(A).ReadPending(A, 2)).Select(row => row.Other));
    }

    [Fact]
    public async Task ReadLastSwipe_LaterOneTakenBack_AnswersTheOneBefore()
    {
        await Store.Write(Some.Claim(A, 0, Some.Swipe(A, 10, 8), Some.Swipe(A, 11, 9), Some.Swipe(A, 12, 10)));
        Assert.Equal(12, (await Store.Of(A).ReadLastSwipe(A))!.Other);

        await Store.Write(Some.Rows(A, new Relation(A, 12) { SwipedAt = Some.Time(5), Seq = 11 }));

        Assert.Equal(Some.Swipe(A, 11, 9), await Store.Of(A).ReadLastSwipe(A));
        Assert.Null(await Store.Of(B).ReadLastSwipe(B));
    }

    [Fact]
    public async Task ReadLastSwipe_AFriendshipEndedLater_PassesOverIt()
    {
        await Store.Write(Some.Claim(A, 0, Some.Swipe(A, 10, 8, SwipeKind.Superlike), Some.Swipe(A, 11, 9, SwipeKind.Unfriend)));

        Assert.Equal(10, (await Store.Of(A).ReadLastSwipe(A))!.Other);
    }

    [Fact]
    public async Task ReadSwiped_ParterOrParted_IsAmongThem()
    {
        await Store.Write(Some.Claim(
            A,
            0,
            Some.Swipe(A, 10, 1, SwipeKind.Unfriend),
            new Relation(A, 11) { Heard = SwipeKind.Unfriend, HeardSeq = 1 },
            new Relation(A, 12) { Heard = SwipeKind.Like, HeardSeq = 1 }));

        Assert.Equal([10, 11], (await Store.Of(A).ReadSwiped(A, [10, 11, 12], default)).Order());
    }

    [Fact]
    public async Task ReadSwiped_SomeSwiped_AnswersThose()
    {
        await Store.Write(Some.Claim(
            A, 0, Some.Swipe(A, 10, 1), Some.Swipe(A, 12, 2, SwipeKind.Like), new Relation(A, 13) { Seq = 3 }, new Relation(A, 14) { HeardSeq = 1 }));

        var swiped = await Store.Of(A).ReadSwiped(A, [9, 10, 11, 12, 13, 14], default);

        Assert.Equal([10, 12], swiped.Order());
        Assert.Empty(await Store.Of(A).ReadSwiped(A, [], default));
        Assert.Empty(await Store.Of(B).ReadSwiped(B, [10], default));
    }

    [Fact]
    public async Task ReadSwiped_DislikesOfBefore_DoNotCountButAllElseDoes()
    {
        await Store.Write(Some.Claim(
            A,
            0,
            Some.Swipe(A, 10, 1),
            Some.Swipe(A, 11, 2),
            Some.Swipe(A, 12, 1, SwipeKind.Like),
            Some.Swipe(A, 13, 1, SwipeKind.Superlike),
            Some.Swipe(A, 14, 1) with { Heard = SwipeKind.Unfriend }));

        Assert.Equal([11, 12, 13, 14], (await Store.Of(A).ReadSwiped(A, [10, 11, 12, 13, 14], Some.Time(2))).Order());
        Assert.Equal([12, 13, 14], (await Store.Of(A).ReadSwiped(A, [10, 11, 12, 13, 14], Some.Time(2).AddMilliseconds(1))).Order());
    }

    [Fact]
    public async Task ReadSwiped_AmongThousands_AnswersAll()
    {
        await Store.Write(Some.Claim(A, 0, [.. Enumerable.Range(1, 3_000).Select(i => Some.Swipe(A, i * 2, i))]));

        var swiped = await Store.Of(A).ReadSwiped(A, [.. Enumerable.Range(1, 6_000).Select(i => (long)i)], default);

        Assert.Equal(Enumerable.Range(1, 3_000).Select(i => i * 2L), swiped.Order());
    }

    [Fact]
    public async Task ReadFriends_PageByPage_AnswersNewestFirstTiesByIdDownwards()
    {
        await Store.Write(Some.Claim(A, 0, Friend(20, 1), Friend(21, 3), Friend(22, 2), Friend(23, 2), Friend(24, 2), new Relation(A, 25)));
        await Store.Write(Some.Claim(B, 0, new Relation(B, 26) { FriendSince = Some.Time(2) }));

        var walked = new List<PersonSince>();
        for (PersonSince? after = null; ;)
        {
            var page = await Store.Of(A).ReadFriends(A, after, 2);
            walked.AddRange(page);
            if (page.Length < 2)
            {
                break;
            }

            after = page[^1];
        }

        Assert.Equal([21, 24, 23, 22, 20], walked.Select(friend => friend.Id));
        Assert.Equal(Some.Time(2), walked[1].Since);
    }

    [Fact]
    public async Task ReadLikes_PageByPage_AnswersWhoWaitsNewestFirstTiesByIdDownwards()
    {
        await Store.Write(Some.Claim(
            A,
            0,
            Some.Liker(A, 20, 1),
            Some.Liker(A, 21, 3, SwipeKind.Superlike),
            Some.Liker(A, 22, 2),
            Some.Liker(A, 23, 2, SwipeKind.Superlike),
            Some.Liker(A, 24, 2),
            Some.Liker(A, 25, 4) with { Swipe = SwipeKind.Dislike },
            Some.Liker(A, 26, 4) with { Swipe = SwipeKind.Like, FriendSince = Some.Time(4) },
            Some.Liker(A, 27, 4) with { Swipe = SwipeKind.Unfriend },
            Some.Liker(A, 28, 4, SwipeKind.Unfriend),
            Some.Liker(A, 29, 4, SwipeKind.None)));
        await Store.Write(Some.Claim(B, 0, Some.Liker(B, 30, 2)));

        var walked = new List<PersonSince>();
        for (PersonSince? after = null; ;)
        {
            var page = await Store.Of(A).ReadLikes(A, after, 2);
            walked.AddRange(page);
            if (page.Length < 2)
            {
                break;
            }

            after = page[^1];
        }

        Assert.Equal([21, 24, 23, 22, 20], walked.Select(liker => liker.Id));
        Assert.Equal(Some.Time(2), walked[1].Since);
        Assert.Equal(5, await Store.Of(A).CountLikes(A));
        Assert.Equal(1, await Store.Of(B).CountLikes(B));
        Assert.Equal(0, await Store.Of(C).CountLikes(C));
    }

    [Fact]
    public async Task ReadLikes_LikerIsSwiped_AnswersThemNoMore()
    {
        var row = Some.Liker(A, 20, 1);
        await Store.Write(Some.Claim(A, 0, row, Some.Liker(A, 21, 2)));

        await Store.Write(Some.Rows(A, row with { Swipe = SwipeKind.Dislike, Seq = 1 }));

        Assert.Equal([21], (await Store.Of(A).ReadLikes(A, null, 10)).Select(liker => liker.Id));
        Assert.Equal(1, await Store.Of(A).CountLikes(A));
    }

    [Fact]
    public async Task ReadSuperlikes_SomeAnswered_AnswersTheOthersNewestFirstWithTheirNotes()
    {
        const string Note = "去喝咖啡?\n\"quoted\" \\ 👨‍👩‍👧";
        await Store.Write(Some.Claim(
            A,
            0,
            Some.Liker(A, 20, 1, SwipeKind.Superlike) with { HeardNote = Note },
            Some.Liker(A, 21, 2, SwipeKind.Superlike),
            Some.Liker(A, 22, 3),
            Some.Liker(A, 23, 4, SwipeKind.Superlike) with { Swipe = SwipeKind.Dislike },
            Some.Liker(A, 24, 2, SwipeKind.Superlike)));

        Assert.Equal(
            [new Superlike(24, Some.Time(2), null), new(21, Some.Time(2), null), new(20, Some.Time(1), Note)], await Store.Of(A).ReadSuperlikes(A, 10));
        Assert.Equal([24, 21], (await Store.Of(A).ReadSuperlikes(A, 2)).Select(superlike => superlike.From));
        Assert.Empty(await Store.Of(B).ReadSuperlikes(B, 10));
    }

    [Fact]
    public async Task ReadBlocks_PageByPage_AnswersOnesOwnNewestFirstTiesByIdDownwards()
    {
        await Store.Write(Some.Claim(A, 0, [.. Enumerable.Range(10, 8).Select(other => Blocked(other, at: other / 3))]));
        await Store.Write(Some.Rows(A, Blocked(30, 9) with { Blocks = Blocks.Both }, Blocked(31, 9) with { Blocks = Blocks.Theirs, BlockedAt = null }));

        var all = new List<PersonSince>();
        PersonSince? after = null;
        for (var page = await Store.Of(A).ReadBlocks(A, null, 3); !page.IsEmpty; page = await Store.Of(A).ReadBlocks(A, after, 3))
        {
            all.AddRange(page);
            after = page[^1];
        }

        Assert.Equal([17, 16, 15, 14, 13, 12, 11, 10], all.Select(person => person.Id));
        Assert.Equal(Some.Time(5), all[0].Since);
        Assert.Equal(9, await Store.Of(A).CountBlocks(A));
        Assert.Equal(0, await Store.Of(B).CountBlocks(B));
    }

    [Fact]
    public async Task Read_BlockedEitherWay_IsInNoListButThatOfBlocks()
    {
        var rows = new[] { Blocks.Mine, Blocks.Theirs, Blocks.Both }
            .SelectMany(blocks => new[] { Some.Liker(A, 10 + (int)blocks, 1, SwipeKind.Superlike), Some.Swipe(A, 20 + (int)blocks, 5) }.Select(row => row with { Blocks = blocks }));
        await Store.Write(Some.Claim(A, 0, [.. rows, Some.Swipe(A, 30, 2)]));

        Assert.Empty(await Store.Of(A).ReadLikes(A, null, 10));
        Assert.Empty(await Store.Of(A).ReadSuperlikes(A, 10));
        Assert.Equal(0, await Store.Of(A).CountLikes(A));
        Assert.Equal(30, (await Store.Of(A).ReadLastSwipe(A))?.Other);
        Assert.Equal([11, 12, 13, 21], (await Store.Of(A).ReadSwiped(A, [11, 12, 13, 21, 40], DateTimeOffset.MaxValue)).Order());
    }

    [Fact]
    public async Task Change_Block_IsKeptAndRemoved()
    {
        await Store.Write(Some.Claim(A));

        await Change(A, B, 1, known: null, row => row with { Blocks = Blocks.Both, BlockedAt = Some.Time(4) });
        Assert.Equal((Blocks.Both, Some.Time(4)), ((await Store.Of(A).Read(A, B))!.Blocks, (await Store.Of(A).Read(A, B))!.BlockedAt));

        await Change(A, B, 1, known: null, row => row with { Blocks = Blocks.None, BlockedAt = null });
        Assert.Equal(new Relation(A, B), await Store.Of(A).Read(A, B));
    }

    [Fact]
    public async Task Change_Notes_AreKeptAndRemoved()
    {
        var row = Some.Swipe(A, B, 5, SwipeKind.Superlike) with { Note = new string('笔', 373), HeardNote = "" };
        await Store.Write(Some.Claim(A, 0, row));
        Assert.Equal(row, await Store.Of(A).Read(A, B));

        await Change(A, B, 1, known: null, stored => stored with { HeardNote = stored.Note });
        Assert.Equal(row with { HeardNote = row.Note }, await Store.Of(A).Read(A, B));

        await Change(A, B, 1, known: null, stored => stored with { Note = null, HeardNote = null });
        Assert.Equal(row with { Note = null, HeardNote = null }, await Store.Of(A).Read(A, B));
    }

    [Fact]
    public async Task Write_NoteThatADatabaseRefuses_IsADefectThatNamesNoNote()
    {
        foreach (var note in (string[])["a\0b", "half a pair \ud800", new string('x', Limits.NoteMaxBytes + 1)])
        {
            var failure = await Assert.ThrowsAsync<ArgumentException>(() => Store.Write(Some.Claim(A, 0, Some.Swipe(A, B, 1) with { Note = note })));

            Assert.DoesNotContain(note, failure.ToString(), StringComparison.Ordinal);
            Assert.Null(await Store.Of(A).Read(A, B));
        }
    }

    [Fact]
    public async Task ReadUnfinished_PendingAndUnsettledOwners_AnswersEachOnceAscending()
    {
        await Store.Write(Some.Claim(40, 0, Pending(40, 1), Pending(40, 2)));
        await Store.Write(new RelationWrite(30, 0, new PartitionHead(30) { Epoch = 1, Unsettled = true }, [Pending(30, 1)]));
        await Store.Write(new RelationWrite(50, 0, new PartitionHead(50) { Epoch = 1, Unsettled = true }, []));
        await Store.Write(Some.Claim(60, 0, Some.Swipe(60, 1, 1)));
        await Store.Write(Some.Claim(20, 0, Pending(20, 1)));
        await Store.Write(Some.Rows(20, Some.Swipe(20, 1, 1)));

        Assert.Equal([30, 40, 50], await AllUnfinished(limit: 10));
        Assert.Equal([30, 40, 50], await AllUnfinished(limit: 1));
    }

    [Fact]
    public async Task ReadPictureOwners_EachWork_AnswersItsOwnersAscending()
    {
        await Put(50, PictureWork.Cleaning);
        await Put(30, PictureWork.Review);
        await Put(40, PictureWork.Review | PictureWork.Cleaning);
        await Put(60, PictureWork.None);
        await Put(20, PictureWork.Cleaning);
        await Store.Write(new RelationWrite(20, 1, new PartitionHead(20) { Epoch = 1 }, []));

        Assert.Equal([30, 40], await Owners(PictureWork.Review, limit: 10));
        Assert.Equal([40, 50], await Owners(PictureWork.Cleaning, limit: 10));
        Assert.Equal([40, 50], await Owners(PictureWork.Cleaning, limit: 1));

        Task<bool> Put(long owner, PictureWork work) => Store.Write(new RelationWrite(owner, 0, new PartitionHead(owner) { Epoch = 1, Pictures = work }, []));
    }

    private async Task<List<long>> Owners(PictureWork work, int limit)
    {
        var all = new List<long>();
        for (var shard = 0; shard < Store.ShardCount; shard++)
        {
            for (var page = await Store.Shard(shard).ReadPictureOwners(work, 0, limit); !page.IsEmpty; page = await Store.Shard(shard).ReadPictureOwners(work, page[^1], limit))
            {
                all.AddRange(page);
            }
        }

        return [.. all.Order()];
    }

    private static Relation Blocked(long other, int at) => new(A, other) { Blocks = Blocks.Mine, BlockedAt = Some.Time(at) };

    private static Relation Friend(long other, int since) => new(A, other) { FriendSince = Some.Time(since) };

    private static Relation Pending(long owner, long other) => Some.Swipe(owner, other, other, SwipeKind.Like) with { Pending = true };

    private async Task<(long Epoch, long Seq)> Head(long owner)
    {
        var head = await Store.Of(owner).ReadHead(owner);
        return (head.Epoch, head.Seq);
    }

    private async Task<IEnumerable<long>> AllUnfinished(int limit)
    {
        var owners = new List<long>();
        for (var shard = 0; shard < Store.ShardCount; shard++)
        {
            ImmutableArray<long> page;
            for (var after = 0L; (page = await Store.Shard(shard).ReadUnfinished(after, limit)).Length > 0; after = page[^1])
            {
                owners.AddRange(page);
            }
        }
        return owners.Order();
    }

    /// <summary>Changes a row and leaves the head; answers the row that was decided on, or null if it was refused.</summary>
    private async Task<Relation?> Change(long owner, long other, long epoch, Relation? known, Func<Relation, Relation> change) =>
        (await Store.Change(Some.Head(owner, epoch), other, known, (row, _) => new RowDecision<Relation>(change(row), Head: null, row)))?.Outcome;
}
