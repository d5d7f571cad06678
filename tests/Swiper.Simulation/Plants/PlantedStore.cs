using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Simulation.Plants;

/// <summary>A relation store whose writes go through a plant.</summary>
internal sealed class PlantedStore(
    IRelationStore store,
    Func<RelationWrite, Func<RelationWrite, Task<bool>>, Task<bool>> write,
    Func<Relation, Task<Relation?>, Task<Relation?>> change) : IRelationStore
{
    public int ShardCount => store.ShardCount;

    public ValueTask<Partition> ReadPartition(long owner) => store.ReadPartition(owner);

    public ValueTask<Relation?> Read(long owner, long other) => store.Read(owner, other);

    public ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit) => store.ReadPending(owner, limit);

    public ValueTask<Relation?> ReadLastSwipe(long owner) => store.ReadLastSwipe(owner);

    public ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among) => store.ReadSwiped(owner, among);

    public ValueTask<ImmutableArray<Friend>> ReadFriends(long owner, Friend? after, int limit) => store.ReadFriends(owner, after, limit);

    public ValueTask<ImmutableArray<long>> ReadUnfinished(int shard, long afterOwner, int limit) => store.ReadUnfinished(shard, afterOwner, limit);

    public Task<bool> Claim(long owner, long expectedEpoch) => store.Claim(owner, expectedEpoch);

    public async Task<Relation?> Change(long owner, long other, long expectedEpoch, Relation? known, RowDecision decide)
    {
        var row = known ?? await store.Read(owner, other) ?? new Relation(owner, other);
        return await change(decide(row).Row, store.Change(owner, other, expectedEpoch, known, decide));
    }

    public Task<bool> Write(RelationWrite asked) => write(asked, store.Write);
}
