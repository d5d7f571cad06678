using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>A timer of one activation. Its tick is a request to the activation, always the same object: it never ticks twice at once.</summary>
internal abstract class GrainTimer : GrainRequest, IGrainTimer
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMilliseconds(0xfffffffe);

    private readonly CancellationTokenSource _disposing = new();
    private readonly Activation _activation;
    private readonly ITimer _timer;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private Task _running = Task.CompletedTask;
    private bool _isTicking;
    private bool _isChanged;

    protected GrainTimer(Activation activation, GrainTimerCreationOptions options)
        : base(options.Interleave ? GrainMethod.InterleavedTick : GrainMethod.Tick)
    {
        Validate(options.DueTime, options.Period);
        _activation = activation;
        KeepsAlive = options.KeepAlive;
        _timer = activation.Engine.CreateTimer(static timer => ((GrainTimer)timer!).Send(), this);
    }

    public override bool IsLocal => true;

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

    public sealed override void Start(object instance)
    {
        _isChanged = false;
        Failure = null;
        try
        {
            _running = Tick(_disposing.Token);
            if (!_running.IsCompleted)
            {
                _running.GetAwaiter().UnsafeOnCompleted(End);
                return;
            }
        }
        catch (Exception exception)
        {
            _running = Task.FromException(exception);
        }

        End();
    }

    protected abstract Task Tick(CancellationToken cancellationToken);

    protected override void SetResult()
    {
    }

    protected override void SetException(Exception exception)
    {
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
        // A clock may fire once more though the timer was changed or disposed meanwhile.
        if (!_disposing.IsCancellationRequested && !_isTicking)
        {
            _isTicking = true;
            _activation.TryEnqueue(this);
        }
    }

    private void End()
    {
        Failure = _running.Exception?.InnerException;
        if (Failure is not null)
        {
            _activation.Engine.Log.TickFailed(Failure, _activation.Class.GrainType);
        }

        _activation.Finish(this);
        _isTicking = false;
        if (!_disposing.IsCancellationRequested)
        {
            _timer.Change(_isChanged ? _dueTime : _period, Timeout.InfiniteTimeSpan);
        }
    }
}
