using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Tests.Support;

/// <summary>An armed fault. It ends when disposed, or after as many calls as it was armed for; held calls resume then.</summary>
public sealed class Fault : IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<Fault> _disarm;
    private int _left;
    private int _count;

    internal Fault(FaultKind kind, int times, Action<Fault> disarm) => (Kind, _left, _disarm) = (kind, times, disarm);

    /// <summary>Completes when the first call has met the fault.</summary>
    public Task Reached => _reached.Task;

    /// <summary>How many calls have met the fault.</summary>
    public int Count => Volatile.Read(ref _count);

    internal FaultKind Kind { get; }

    /// <summary>Resumes held calls and lets future ones pass.</summary>
    public void Dispose()
    {
        _disarm(this);
        _released.TrySetResult();
    }

    /// <summary>Applies the fault to the work of a call.</summary>
    internal async Task<T> Around<T>(Func<T> work)
    {
        Interlocked.Increment(ref _count);
        switch (Kind)
        {
            case FaultKind.FailBefore:
                _reached.TrySetResult();
                throw new StoreUnavailableException("A test says so.");
            case FaultKind.FailAfter:
                work();
                _reached.TrySetResult();
                throw new StoreUnavailableException("A test says so.");
            case FaultKind.HoldBefore:
                _reached.TrySetResult();
                await _released.Task;
                return work();
            default:
                var result = work();
                _reached.TrySetResult();
                await _released.Task;
                return result;
        }
    }

    internal bool TakeOne() => --_left >= 0;
}

public enum FaultKind
{
    /// <summary>The call fails and does nothing.</summary>
    FailBefore,

    /// <summary>The call does its work and fails: the answer is lost.</summary>
    FailAfter,

    /// <summary>The call waits until it is released, and then does its work.</summary>
    HoldBefore,

    /// <summary>The call does its work, and waits until it is released before it answers.</summary>
    HoldAfter,
}
