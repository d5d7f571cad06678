namespace Swiper.Simulation.Stage;

/// <summary>A timer of one activation. Its tick waits for a turn as one reused object, so that ticks never overlap.</summary>
internal sealed class StageTimer : Work, IGrainTimer
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMilliseconds(0xfffffffe);

    private readonly CancellationTokenSource _disposing = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly ITimer _timer;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _isTicking;
    private bool _isChanged;

    public StageTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options, TimeProvider clock)
    {
        Validate(options.DueTime, options.Period);
        _activation = activation;
        _callback = callback;
        Interleaves = options.Interleave;
        KeepsAlive = options.KeepAlive;
        _timer = clock.CreateTimer(static timer => ((StageTimer)timer!).Send(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override bool Interleaves { get; }

    public override bool KeepsAlive { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, period);
        _dueTime = dueTime;
        _period = period;
        _isChanged = true;
        if (!_isTicking)
        {
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _disposing.Cancel();
        _timer.Dispose();
        _activation.RemoveTimer(this);
    }

    public override void Start(Activation activation)
    {
        _isChanged = false;
        Task running;
        try
        {
            running = _callback(_disposing.Token);
        }
        catch (Exception exception)
        {
            running = Task.FromException(exception);
        }

        if (running.IsCompleted)
        {
            End();
        }
        else
        {
            running.GetAwaiter().UnsafeOnCompleted(End);
        }
    }

    private static void Validate(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((long)dueTime.TotalMilliseconds, -1, nameof(dueTime));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, TimeMax);
        ArgumentOutOfRangeException.ThrowIfLessThan((long)period.TotalMilliseconds, -1, nameof(period));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, TimeMax);
    }

    private void Send()
    {
        // A clock may fire once more after the timer was changed or disposed.
        if (!_disposing.IsCancellationRequested && !_isTicking)
        {
            _isTicking = true;
            _activation.TryEnqueue(this);
        }
    }

    // As in Orleans, a tick's exception is dropped and the timer goes on.
    private void End()
    {
        _activation.Finish(this);
        _isTicking = false;
        if (!_disposing.IsCancellationRequested)
        {
            _timer.Change(_isChanged ? _dueTime : _period, Timeout.InfiniteTimeSpan);
        }
    }
}
