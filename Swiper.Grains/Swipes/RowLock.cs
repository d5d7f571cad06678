using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Swipes;

/// <summary>
/// A cached row, and the lock that changes of it take in turn, since calls interleave in the user's grain. It is never held across a call to
/// another grain.
/// </summary>
/// <remarks>Used on one activation's scheduler only. A <see cref="SemaphoreSlim"/> would wake its waiters through the thread pool.</remarks>
internal sealed class RowLock
{
    private Queue<TaskCompletionSource>? _waiting;

    /// <summary>The row as it is stored, or null if that is not known.</summary>
    public Relation? Stored { get; set; }

    /// <summary>How many leases there are on the row.</summary>
    public int Leases { get; set; }

    /// <summary>Whether somebody has the lock.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>Waits for the lock.</summary>
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
