using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Grains.Tests.Support;

/// <summary>Relations in memory, on two shards: even and odd owners.</summary>
public sealed class RelationStoreDouble : StoreDouble<RelationCall>, IRelationStore
{
    private readonly Dictionary<long, PartitionHead> _heads = [];
    private readonly Dictionary<long, Dictionary<long, Relation>> _rows = [];

    public int ShardCount => 2;

    public static int ShardOf(long owner) => (int)(owner % 2);

    public PartitionHead Head(long owner)
    {
        lock (Gate)
        {
            return _heads.GetValueOrDefault(owner) ?? new PartitionHead(owner);
        }
    }

    /// <summary>The stored row, or an empty one.</summary>
    public Relation Row(long owner, long other)
    {
        lock (Gate)
        {
            return RowsOf(owner).GetValueOrDefault(other) ?? new Relation(owner, other);
        }
    }

    public IRelationReader Of(long owner) => new Reader(this, ShardOf(owner));

    public IRelationReader Shard(int shard) => new Reader(this, shard);

    public Task<bool> Claim(long owner, long expectedEpoch) => Answer(new RelationCall(nameof(Claim), owner), () =>
    {
        var head = Head(owner);
        if (head.Epoch != expectedEpoch)
        {
            return false;
        }

        _heads[owner] = head with { Epoch = expectedEpoch + 1 };
        return true;
    });

    public Task<RowDecision<TOutcome>?> Change<TOutcome>(PartitionHead head, long other, Relation? known, RowRule<TOutcome> rule)
    {
        var owner = head.Owner;

        // Faults match what is about to be written.
        var before = Row(owner, other);
        var planned = rule(before, head);
        var write = ReferenceEquals(planned.Row, before) ? null : new RelationWrite(owner, head.Epoch, planned.Head, [planned.Row]);
        return Answer(new RelationCall(nameof(Write), owner, write), () =>
        {
            if (Head(owner).Epoch != head.Epoch)
            {
                return (RowDecision<TOutcome>?)null;
            }

            var row = Row(owner, other);
            var decision = rule(row, head);
            if (ReferenceEquals(decision.Row, row))
            {
                return decision with { Head = null };
            }

            _heads[owner] = decision.Head ?? Head(owner);
            RowsOf(owner)[other] = decision.Row;
            return decision;
        });
    }

    public Task<RowDecision<TOutcome>?> ClaimAndChange<TOutcome>(long owner, long expectedEpoch, long other, RowRule<TOutcome> rule)
    {
        var planned = rule(Row(owner, other), Head(owner));
        var write = new RelationWrite(owner, expectedEpoch, Head(owner) with { Epoch = expectedEpoch + 1 }, [planned.Row]);
        return Answer(new RelationCall(nameof(Write), owner, write), () =>
        {
            var head = Head(owner);
            if (head.Epoch != expectedEpoch)
            {
                return (RowDecision<TOutcome>?)null;
            }

            var row = Row(owner, other);
            var decision = rule(row, head);
            var next = (ReferenceEquals(decision.Row, row) ? head : decision.Head ?? head) with { Epoch = expectedEpoch + 1 };
            _heads[owner] = next;
            if (!ReferenceEquals(decision.Row, row))
            {
                RowsOf(owner)[other] = decision.Row;
            }

            return decision with { Head = next };
        });
    }

    public Task<bool> Write(RelationWrite write) => Answer(new RelationCall(nameof(Write), write.Owner, write), () =>
    {
        if (Head(write.Owner).Epoch != write.ExpectedEpoch)
        {
            return false;
        }

        _heads[write.Owner] = write.Head ?? Head(write.Owner);
        foreach (var row in write.Rows)
        {
            RowsOf(write.Owner)[row.Other] = row;
        }

        return true;
    });

    private Dictionary<long, Relation> RowsOf(long owner)
    {
        if (!_rows.TryGetValue(owner, out var rows))
        {
            _rows.Add(owner, rows = []);
        }

        return rows;
    }

    private sealed class Reader(RelationStoreDouble store, int shard) : IRelationReader
    {
        public async ValueTask<ImmutableArray<long>> ReadUnfinished(long afterOwner, int limit) => await store.Answer(
            new RelationCall(nameof(ReadUnfinished), Owner: 0),
            () => store._heads.Keys
                .Where(owner => ShardOf(owner) == shard && owner > afterOwner)
                .Where(owner => store._heads[owner].Unsettled || store.RowsOf(owner).Values.Any(row => row.Pending))
                .Order()
                .Take(limit)
                .ToImmutableArray());

        public async ValueTask<ImmutableArray<long>> ReadPictureOwners(PictureWork work, long afterOwner, int limit) => await store.Answer(
            new RelationCall(nameof(ReadPictureOwners), Owner: 0),
            () => store._heads.Keys
                .Where(owner => ShardOf(owner) == shard && owner > afterOwner && (store._heads[owner].Pictures & work) != 0)
                .Order()
                .Take(limit)
                .ToImmutableArray());

        public async ValueTask<PartitionHead> ReadHead(long owner) => await store.Answer(new RelationCall(nameof(ReadHead), owner), () => store.Head(owner));

        public async ValueTask<PartitionStart> ReadStart(long owner) => await store.Answer(
            new RelationCall(nameof(ReadStart), owner), () => new PartitionStart(store.Head(owner), store.RowsOf(owner).Values.Any(row => row.Pending)));

        public async ValueTask<Relation?> Read(long owner, long other) =>
            await store.Answer(new RelationCall(nameof(Read), owner), () => store.RowsOf(owner).GetValueOrDefault(other));

        public async ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit) => await store.Answer(
            new RelationCall(nameof(ReadPending), owner),
            () => store.RowsOf(owner).Values.Where(row => row.Pending).OrderBy(row => row.Seq).Take(limit).ToImmutableArray());

        public async ValueTask<Relation?> ReadLastSwipe(long owner) => await store.Answer(
            new RelationCall(nameof(ReadLastSwipe), owner),
            () => store.RowsOf(owner).Values.Where(row => row.Swipe.IsSwipe() && !row.IsBlocked).MaxBy(row => row.Seq));

        public async ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among, DateTimeOffset dislikesSince) => await store.Answer(
            new RelationCall(nameof(ReadSwiped), owner),
            () => among.Where(other => store.RowsOf(owner).GetValueOrDefault(other)?.IsSeen(dislikesSince) == true).ToImmutableArray());

        public async ValueTask<ImmutableArray<PersonSince>> ReadFriends(long owner, PersonSince? after, int limit) => await store.Answer(
            new RelationCall(nameof(ReadFriends), owner),
            () => store.RowsOf(owner).Values
                .Where(row => row.FriendSince is not null)
                .Select(row => new PersonSince(row.Other, row.FriendSince!.Value))
                .OrderByDescending(friend => (friend.Since, friend.Id))
                .Where(friend => after is not { } last || (friend.Since, friend.Id).CompareTo((last.Since, last.Id)) < 0)
                .Take(limit)
                .ToImmutableArray());

        public async ValueTask<ImmutableArray<PersonSince>> ReadLikes(long owner, PersonSince? after, int limit) => await store.Answer(
            new RelationCall(nameof(ReadLikes), owner),
            () => store.RowsOf(owner).Values
                .Where(row => row.IsWaiting)
                .Select(row => new PersonSince(row.Other, row.HeardAt!.Value))
                .OrderByDescending(liker => (liker.Since, liker.Id))
                .Where(liker => after is not { } last || (liker.Since, liker.Id).CompareTo((last.Since, last.Id)) < 0)
                .Take(limit)
                .ToImmutableArray());

        public async ValueTask<int> CountLikes(long owner) =>
            await store.Answer(new RelationCall(nameof(CountLikes), owner), () => store.RowsOf(owner).Values.Count(row => row.IsWaiting));

        public async ValueTask<ImmutableArray<PersonSince>> ReadBlocks(long owner, PersonSince? after, int limit) => await store.Answer(
            new RelationCall(nameof(ReadBlocks), owner),
            () => store.RowsOf(owner).Values
                .Where(row => row.Blocks == Blocks.Mine)
                .Select(row => new PersonSince(row.Other, row.BlockedAt!.Value))
                .OrderByDescending(person => (person.Since, person.Id))
                .Where(person => after is not { } last || (person.Since, person.Id).CompareTo((last.Since, last.Id)) < 0)
                .Take(limit)
                .ToImmutableArray());

        public async ValueTask<int> CountBlocks(long owner) => await store.Answer(
            new RelationCall(nameof(CountBlocks), owner), () => store.RowsOf(owner).Values.Count(row => row.Blocks.HasFlag(Blocks.Mine)));

        public async ValueTask<ImmutableArray<Superlike>> ReadSuperlikes(long owner, int limit) => await store.Answer(
            new RelationCall(nameof(ReadSuperlikes), owner),
            () => store.RowsOf(owner).Values
                .Where(row => row is { IsWaiting: true, Heard: SwipeKind.Superlike })
                .Select(row => new Superlike(row.Other, row.HeardAt!.Value, row.HeardNote))
                .OrderByDescending(superlike => (superlike.At, superlike.From))
                .Take(limit)
                .ToImmutableArray());
    }
}
