using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Tests.Support;

/// <summary>A fault that was armed. It ends when it is disposed, or after as many calls as it was armed for; held calls go on then.</summary>
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

    /// <summary>How many calls have met it.</summary>
    public int Count => Volatile.Read(ref _count);

    internal FaultKind Kind { get; }

    /// <summary>Lets held calls go on, and future ones through.</summary>
    public void Dispose()
    {
        _disarm(this);
        _released.TrySetResult();
    }

    /// <summary>Does what the fault calls for around the work.</summary>
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

/// <summary>What goes wrong with a call of a store.</summary>
public enum FaultKind
{
    /// <summary>It fails and does nothing.</summary>
    FailBefore,

    /// <summary>It does its work and fails: the answer is lost.</summary>
    FailAfter,

    /// <summary>It waits until it is released, and then does its work.</summary>
    HoldBefore,

    /// <summary>It does its work, and waits until it is released before it answers.</summary>
    HoldAfter,
}
