using System.Collections.Immutable;
using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sharding;

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
    public Task<bool> Write(RelationWrite write)
    {
        Check(write);
        return shards.Of(write.Owner).Writer.Submit(new RelationChange(write));
    }

    /// <summary>A write that makes no sense is its caller's defect, and must not reach a batch that others share.</summary>
    private static void Check(RelationWrite write)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(write.ExpectedEpoch, nameof(write));
        if (write.Rows.IsDefault)
            throw new ArgumentException("The rows are missing.", nameof(write));
        foreach (var row in write.Rows)
        {
            if (row.Owner != write.Owner)
                throw new ArgumentException("A row belongs to another owner.", nameof(write));
        }
        if (write.Head is not { } head)
            return;
        if (head.Owner != write.Owner)
            throw new ArgumentException("The head belongs to another owner.", nameof(write));
        if (head.Epoch != write.ExpectedEpoch && head.Epoch != write.ExpectedEpoch + 1)
            throw new ArgumentException("The head's epoch is neither the expected one nor the next.", nameof(write));
        foreach (var pool in head.Pools)
            StoreText.Check(pool, nameof(write));
        foreach (var nickname in head.Nicknames)
            StoreText.Check(nickname, nameof(write));
    }
}
