using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Swipes;

namespace Swiper.Grains.Tests.Support;

/// <summary>One silo whose clock the tests move. They share it, so they run one after the other.</summary>
public sealed class MovingCluster() : SwiperCluster(silos: 1)
{
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Moves the clock on to the end of the day in the configured time zone.</summary>
    public void AdvanceToMidnight() => Clock.Advance(Calendars.Shanghai.EndOf(Calendars.Shanghai.DateAt(Now)) - Now);

    /// <summary>
    /// Moves the clock on in steps until something has happened. Work that a timer starts sets the timer again when it is done, so that is when
    /// the next step is due.
    /// </summary>
    public async Task AdvanceUntil(Task happened, TimeSpan step)
    {
        while (!happened.IsCompleted)
        {
            var timerSet = Clock.NextTimerSet;
            Clock.Advance(step);
            await Task.WhenAny(happened, timerSet);
        }

        await happened;
    }

    /// <summary>Has the shard of a user swept until something has happened.</summary>
    public async Task SweepUntil(Task happened, long owner)
    {
        await Grains.GetGrain<IRedeliveryGrain>(RelationStoreDouble.ShardOf(owner)).Start();
        await AdvanceUntil(happened, new RedeliveryOptions().SweepInterval);
    }
}

/// <summary>The tests that move the clock of one cluster.</summary>
[CollectionDefinition(nameof(MovingClock))]
public sealed class MovingClock : ICollectionFixture<MovingCluster>;
