using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Tests.Support;

/// <summary>Accepts every change, records the batches, and delays or fails a commit on demand.</summary>
internal sealed class ScriptedCommitter : IBatchCommitter
{
    internal List<StoreChange[]> Batches { get; } = [];

    /// <summary>Delays the next commit.</summary>
    internal Queue<Task> Holds { get; } = new();

    /// <summary>Replaces the decision.</summary>
    internal Action<StoreChange>? Instead { get; set; }

    public async ValueTask Commit(IReadOnlyList<StoreChange> batch)
    {
        Batches.Add([.. batch]);
        if (Holds.TryDequeue(out var hold))
        {
            await hold;
        }

        foreach (var change in batch)
        {
            if (Instead is { } instead)
            {
                instead(change);
            }
            else
            {
                ((StoreChange<bool>)change).Decide(true);
            }
        }
    }
}
