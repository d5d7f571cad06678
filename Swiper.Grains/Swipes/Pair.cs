using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Swipes;

/// <summary>
/// The row about one other person while somebody works on it. Whoever has the turn reads, decides and writes without another doing the same
/// in between: a swipe and a word from the other side may interleave in the user's grain. It is never held across a call to another grain.
/// </summary>
/// <remarks>Used on one activation's scheduler only. A <see cref="SemaphoreSlim"/> would wake its waiters through the thread pool.</remarks>
internal sealed class Pair
{
    private Queue<TaskCompletionSource>? _waiting;
    private bool _isTaken;

    /// <summary>The row as it is stored.</summary>
    public Relation? Row { get; set; }

    /// <summary>How many hold it or wait for it.</summary>
    public int Holders { get; set; }

    /// <summary>Waits for one's turn.</summary>
    public Task Enter()
    {
        if (!_isTaken)
        {
            _isTaken = true;
            return Task.CompletedTask;
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_waiting ??= new()).Enqueue(turn);
        return turn.Task;
    }

    /// <summary>Gives the turn on to who has waited longest.</summary>
    public void Leave()
    {
        if (_waiting is { Count: > 0 })
        {
            _waiting.Dequeue().SetResult();
        }
        else
        {
            _isTaken = false;
        }
    }
}
