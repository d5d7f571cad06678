using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Swipes;

/// <summary>
/// A cached row and its lock. Calls interleave in the user's grain, so changes of a row take turns. Never hold the lock across a call to another
/// grain.
/// </summary>
/// <remarks>Must be used on one activation's scheduler only. A <see cref="SemaphoreSlim"/> would resume its waiters on the thread pool.</remarks>
internal sealed class RowLock
{
    private Queue<TaskCompletionSource>? _waiting;

    /// <summary>The stored row, or null if unknown.</summary>
    public Relation? Stored { get; set; }

    public int Leases { get; set; }

    public bool IsTaken { get; private set; }

    public Task Enter()
    {
        if (!IsTaken)
        {
            IsTaken = true;
            return Task.CompletedTask;
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_waiting ??= new()).Enqueue(turn);
        return turn.Task;
    }

    /// <summary>Hands the lock to the caller that has waited longest.</summary>
    public void Leave()
    {
        if (_waiting is { Count: > 0 })
        {
            _waiting.Dequeue().SetResult();
        }
        else
        {
            IsTaken = false;
        }
    }
}
