using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Simulation.Plants;

/// <summary>A relation store that says "written" of a pending row before it is, and never looks whether it came to be.</summary>
internal sealed class PlantedStore(IRelationStore store) : IRelationStore
{
    public int ShardCount => store.ShardCount;

    public ValueTask<PartitionHead> ReadHead(long owner) => store.ReadHead(owner);

    public ValueTask<Relation?> Read(long owner, long other) => store.Read(owner, other);

    public ValueTask<ImmutableArray<Relation>> ReadPending(long owner, int limit) => store.ReadPending(owner, limit);

    public ValueTask<Relation?> ReadLastSwipe(long owner) => store.ReadLastSwipe(owner);

    public ValueTask<ImmutableArray<long>> ReadSwiped(long owner, ImmutableArray<long> among) => store.ReadSwiped(owner, among);

    public ValueTask<ImmutableArray<Friend>> ReadFriends(long owner, Friend? after, int limit) => store.ReadFriends(owner, after, limit);

    public ValueTask<ImmutableArray<long>> ReadUnfinished(int shard, long afterOwner, int limit) => store.ReadUnfinished(shard, afterOwner, limit);

    public Task<bool> Claim(long owner, long expectedEpoch) => store.Claim(owner, expectedEpoch);

    public async Task<RowDecision<TOutcome>?> Change<TOutcome>(PartitionHead head, long other, Relation? known, RowRule<TOutcome> rule)
    {
        RowDecision<TOutcome>? decision = rule(known ?? await store.Read(head.Owner, other) ?? new Relation(head.Owner, other), head);
        var writing = store.Change(head, other, known, rule);
        return decision.Value.Row.Pending ? await Early(decision, writing) : await writing;
    }

    public Task<bool> Write(RelationWrite write) =>
        write.Rows is [{ Pending: true }, ..] ? Early(true, store.Write(write)) : store.Write(write);

    private static Task<T> Early<T>(T answer, Task committing)
    {
        _ = committing.ContinueWith(
            static late => late.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return Task.FromResult(answer);
    }
}
