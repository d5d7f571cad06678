using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Tests.Support;

/// <summary>Says yes to everything, notes the batches, and holds or fails a commit when told to.</summary>
internal sealed class ScriptedCommitter : IBatchCommitter
{
    internal List<StoreChange[]> Batches { get; } = [];

    /// <summary>What the next commit waits for.</summary>
    internal Queue<Task> Holds { get; } = new();

    /// <summary>What happens in place of a decision.</summary>
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
