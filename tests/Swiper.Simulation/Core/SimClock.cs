namespace Swiper.Simulation.Core;

/// <summary>Virtual time as one process sees it. The wall clock may jump; timers and durations are monotonic.</summary>
internal sealed class SimClock(SimLoop loop, Lane lane, DateTimeOffset start) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => loop.Now;

    public override DateTimeOffset GetUtcNow() => start.AddTicks(loop.Now + loop.WallOffset);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(loop, lane, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
