using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>Relations over all shards: reads go to the owner's database, writes through its group commit.</summary>
internal sealed class RelationStore(StoreShards shards) : IRelationStore
{
    public int ShardCount => shards.Count;

    public IRelationReader Of(long owner) => shards.Of(owner).Relations;

    public IRelationReader Shard(int shard) => shards[shard].Relations;

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

    public Task<RowDecision<TOutcome>?> ClaimAndChange<TOutcome>(long owner, long expectedEpoch, long other, RowRule<TOutcome> rule)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedEpoch);
        var head = new PartitionHead(owner) { Epoch = expectedEpoch };
        return shards.Of(owner).Writer.Submit(new RowChange<TOutcome>(head, other, known: null, rule) { Claims = true });
    }

    public Task<bool> Write(RelationWrite write)
    {
        write.ThrowUnlessSound();
        return shards.Of(write.Owner).Writer.Submit(new RelationChange(write));
    }
}
