using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>Relations over all shards: reads go to the owner's database, writes through its group commit.</summary>
/// <param name="shards">The databases.</param>
public sealed class RelationStore(StoreShards shards) : IRelationStore
{
    /// <inheritdoc/>
    public int ShardCount => shards.Count;

    /// <inheritdoc/>
    public ValueTask<Partition> ReadPartition(long owner) => shards.Of(owner).Relations.ReadPartition(owner);

    /// <inheritdoc/>
    public ValueTask<Relation?> Read(long owner, long other) => shards.Of(owner).Relations.Read(owner, other);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit) =>
        shards.Of(owner).Relations.ReadPending(owner, limit);

    /// <inheritdoc/>
    public ValueTask<Relation?> ReadLastSwipe(long owner) => shards.Of(owner).Relations.ReadLastSwipe(owner);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among) =>
        among.IsEmpty ? new([]) : shards.Of(owner).Relations.ReadSwiped(owner, among);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Friend>> ReadFriends(long owner, Friend? after, int limit) =>
        shards.Of(owner).Relations.ReadFriends(owner, after, limit);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<long>> ReadUnfinished(int shard, long afterOwner, int limit) =>
        shards[shard].Relations.ReadUnfinished(afterOwner, limit);

    /// <inheritdoc/>
    public Task<bool> Claim(long owner, long expectedEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedEpoch);
        return shards.Of(owner).Writer.Submit(new PartitionClaim(owner, expectedEpoch));
    }

    /// <inheritdoc/>
    public Task<Relation?> Change(long owner, long other, long expectedEpoch, Relation? known, RowDecision decide)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedEpoch);
        return shards.Of(owner).Writer.Submit(new RowChange(owner, other, expectedEpoch, known, decide));
    }

    /// <inheritdoc/>
    public Task<bool> Write(RelationWrite write)
    {
        write.ThrowUnlessSound();
        return shards.Of(write.Owner).Writer.Submit(new RelationChange(write));
    }
}
