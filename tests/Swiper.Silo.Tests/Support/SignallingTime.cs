using Microsoft.Extensions.Time.Testing;

namespace Swiper.Silo.Tests.Support;

/// <summary>A clock that signals when a timer was set, so that a test does not move it earlier.</summary>
internal sealed class SignallingTime : FakeTimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _set = [];
    private readonly List<(TimeSpan DueTime, TaskCompletionSource Signal)> _awaited = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_gate)
        {
            _set.Add(dueTime);
            _awaited.Where(awaited => awaited.DueTime == dueTime).ToList().ForEach(awaited => awaited.Signal.TrySetResult());
        }

        return timer;
    }

    /// <summary>Completes once a timer with this due time has been set.</summary>
    public Task TimerSet(TimeSpan dueTime)
    {
        lock (_gate)
        {
            var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((dueTime, signal));
            if (_set.Contains(dueTime))
            {
                signal.SetResult();
            }

            return signal.Task;
        }
    }
}
