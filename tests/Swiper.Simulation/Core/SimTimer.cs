namespace Swiper.Simulation.Core;

/// <summary>A timer on virtual time. Its callback runs on the lane of the process that made it.</summary>
internal sealed class SimTimer(SimLoop loop, Lane lane, TimerCallback callback, object? state) : ITimer
{
    private long _period = Timeout.InfiniteTimeSpan.Ticks;
    private bool _isArmed;

    /// <summary>When it is due, in ticks of virtual time.</summary>
    public long Due { get; set; }

    /// <summary>Whether an entry of the queue still counts.</summary>
    public bool IsArmedFor(long due) => _isArmed && Due == due && !lane.IsDead;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period.Ticks;
        _isArmed = dueTime >= TimeSpan.Zero;
        if (_isArmed)
        {
            loop.Arm(this, loop.Now + dueTime.Ticks);
        }

        return true;
    }

    /// <summary>Fires, and arms itself again where it is periodic.</summary>
    public void Fire()
    {
        _isArmed = false;
        if (_period > 0)
        {
            _isArmed = true;
            loop.Arm(this, loop.Now + _period);
        }

        lane.Post(() => callback(state));
    }

    public void Dispose() => _isArmed = false;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
