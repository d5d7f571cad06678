using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Swiper.Grains.Tests.Support;

/// <summary>A clock that moves only when told to, and signals when a timer was set.</summary>
public sealed class TestClock() : FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 4, 0, 0, TimeSpan.Zero))
{
    private TaskCompletionSource _timerSet = NewSignal();

    /// <summary>Completes when a timer is set from now on.</summary>
    public Task NextTimerSet => Volatile.Read(ref _timerSet).Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, base.CreateTimer(callback, state, dueTime, period));
        NoteTimerSet();
        return timer;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void NoteTimerSet() => Interlocked.Exchange(ref _timerSet, NewSignal()).TrySetResult();

    private sealed class WatchedTimer(TestClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = timer.Change(dueTime, period);
            clock.NoteTimerSet();
            return isChanged;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}

internal static class Calendars
{
    /// <summary>The default of the contract.</summary>
    public static Calendar Shanghai { get; } = Of("Asia/Shanghai");

    public static Calendar Of(string zone) => new(Options.Create(new ClockOptions { TimeZone = zone }));
}

internal static class Waiting
{
    /// <summary>Far longer than anything takes, so that a test fails instead of hanging.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task Soon(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);
}
