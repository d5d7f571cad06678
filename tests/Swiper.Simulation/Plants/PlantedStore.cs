using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Simulation.Plants;

/// <summary>Acknowledges pending rows before they are written, and ignores whether the write succeeds.</summary>
internal sealed class PlantedStore(IRelationStore store) : IRelationStore
{
    public int ShardCount => store.ShardCount;

    public IRelationReader Of(long owner) => store.Of(owner);

    public IRelationReader Shard(int shard) => store.Shard(shard);

    public Task<bool> Claim(long owner, long expectedEpoch) => store.Claim(owner, expectedEpoch);

    public async Task<RowDecision<TOutcome>?> Change<TOutcome>(PartitionHead head, long other, Relation? known, RowRule<TOutcome> rule)
    {
        RowDecision<TOutcome>? decision = rule(known ?? await store.Of(head.Owner).Read(head.Owner, other) ?? new Relation(head.Owner, other), head);
        var writing = store.Change(head, other, known, rule);
        return decision.Value.Row.Pending ? await Early(decision, writing) : await writing;
    }

    public async Task<RowDecision<TOutcome>?> ClaimAndChange<TOutcome>(long owner, long expectedEpoch, long other, RowRule<TOutcome> rule)
    {
        var head = (await store.Of(owner).ReadHead(owner)) with { Epoch = expectedEpoch };
        RowDecision<TOutcome>? decision = rule(await store.Of(owner).Read(owner, other) ?? new Relation(owner, other), head);
        var writing = store.ClaimAndChange(owner, expectedEpoch, other, rule);
        return decision.Value.Row.Pending
            ? await Early(decision.Value with { Head = (decision.Value.Head ?? head) with { Epoch = expectedEpoch + 1 } }, writing)
            : await writing;
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
