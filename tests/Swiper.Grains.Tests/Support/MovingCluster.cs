namespace Swiper.Support;

/// <summary>One silo whose clock the tests move. They share it, so they run one after the other.</summary>
public sealed class MovingCluster() : SwiperCluster(silos: 1)
{
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Moves the clock on to the end of the day in the configured time zone.</summary>
    public void AdvanceToMidnight() => Clock.Advance(Calendars.Shanghai.EndOf(Calendars.Shanghai.DateAt(Now)) - Now);
}
