using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>Relations over all shards: reads go to the owner's database, writes through its group commit.</summary>
/// <param name="shards">The databases.</param>
internal sealed class RelationStore(StoreShards shards) : IRelationStore
{
    public int ShardCount => shards.Count;

    public ValueTask<PartitionHead> ReadHead(long owner) => shards.Of(owner).Relations.ReadHead(owner);

    public ValueTask<Relation?> Read(long owner, long other) => shards.Of(owner).Relations.Read(owner, other);

    public ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit) =>
        shards.Of(owner).Relations.ReadPending(owner, limit);

    public ValueTask<Relation?> ReadLastSwipe(long owner) => shards.Of(owner).Relations.ReadLastSwipe(owner);

    public ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among) =>
        among.IsEmpty ? new([]) : shards.Of(owner).Relations.ReadSwiped(owner, among);

    public ValueTask<ImmutableArray<Friend>> ReadFriends(long owner, Friend? after, int limit) =>
        shards.Of(owner).Relations.ReadFriends(owner, after, limit);

    public ValueTask<ImmutableArray<long>> ReadUnfinished(int shard, long afterOwner, int limit) =>
        shards[shard].Relations.ReadUnfinished(afterOwner, limit);

    public Task<bool> Claim(long owner, long expectedEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedEpoch);
        return shards.Of(owner).Writer.Submit(new PartitionClaim(owner, expectedEpoch));
    }

    public Task<RowDecision<TOutcome>?> Change<TOutcome>(PartitionHead head, long other, Relation? known, RowRule<TOutcome> rule)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(head.Epoch, nameof(head));
        return shards.Of(head.Owner).Writer.Submit(new RowChange<TOutcome>(head, other, known, rule));
    }

    public Task<bool> Write(RelationWrite write)
    {
        write.ThrowUnlessSound();
        return shards.Of(write.Owner).Writer.Submit(new RelationChange(write));
    }
}
