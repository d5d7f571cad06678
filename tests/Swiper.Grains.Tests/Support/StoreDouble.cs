namespace Swiper.Grains.Tests.Support;

/// <summary>The base of the store doubles: they are correct, signal when a condition holds, and fail on demand.</summary>
/// <typeparam name="TCall">Describes a call to the faults.</typeparam>
public abstract class StoreDouble<TCall>
{
    private readonly List<(Predicate<TCall> On, Fault Fault)> _faults = [];
    private readonly List<(Func<bool> Condition, TaskCompletionSource Held)> _waiting = [];

    /// <summary>Is told of every call, if anybody wants to know.</summary>
    public Action<TCall>? OnCall { get; set; }

    /// <summary>Guards the stored data.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Arms a fault for the next matching calls.</summary>
    public Fault Arm(FaultKind kind, Predicate<TCall> on, int times = 1)
    {
        lock (Gate)
        {
            var fault = new Fault(kind, times, Disarm);
            _faults.Add((on, fault));
            return fault;
        }
    }

    /// <summary>Completes as soon as a condition on the stored data holds.</summary>
    public Task Until(Func<bool> condition)
    {
        lock (Gate)
        {
            if (condition())
            {
                return Task.CompletedTask;
            }

            var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((condition, held));
            return held.Task;
        }
    }

    /// <summary>Answers a call, never in the caller's own turn, as a real store.</summary>
    protected async Task<T> Answer<T>(TCall call, Func<T> work)
    {
        await Task.Yield();
        OnCall?.Invoke(call);
        return await (Take(call)?.Around(() => Locked(work)) ?? Task.FromResult(Locked(work)));
    }

    private T Locked<T>(Func<T> work)
    {
        lock (Gate)
        {
            var result = work();
            foreach (var (_, held) in _waiting.Where(waiting => waiting.Condition()))
            {
                held.TrySetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Held.Task.IsCompleted);
            return result;
        }
    }

    private Fault? Take(TCall call)
    {
        lock (Gate)
        {
            return _faults.FirstOrDefault(armed => armed.On(call) && armed.Fault.TakeOne()).Fault;
        }
    }

    private void Disarm(Fault fault)
    {
        lock (Gate)
        {
            _faults.RemoveAll(armed => armed.Fault == fault);
        }
    }
}
