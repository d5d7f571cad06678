namespace Swiper.Simulation.Core;

/// <summary>A timer on virtual time. Its callback runs on the lane of the process that made it.</summary>
internal sealed class SimTimer(SimLoop loop, Lane lane, TimerCallback callback, object? state) : ITimer, IDue
{
    private long _period = Timeout.InfiniteTimeSpan.Ticks;
    private bool _isArmed;
    private long _due;

    public bool IsArmedFor(long due) => _isArmed && _due == due && !lane.IsDead;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period.Ticks;
        _isArmed = dueTime >= TimeSpan.Zero;
        if (_isArmed)
        {
            _due = loop.Arm(this, loop.Now + dueTime.Ticks);
        }

        return true;
    }

    /// <summary>Fires, and rearms itself if it is periodic.</summary>
    public void Fire()
    {
        _isArmed = false;
        if (_period > 0)
        {
            _isArmed = true;
            _due = loop.Arm(this, loop.Now + _period);
        }

        lane.Post(Call);
    }

    public void Dispose() => _isArmed = false;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Call() => callback(state);
}
