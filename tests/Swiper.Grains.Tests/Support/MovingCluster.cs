using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Swipes;

namespace Swiper.Grains.Tests.Support;

/// <summary>One silo whose clock the tests move. They share it, so they run one after the other.</summary>
public sealed class MovingCluster() : SwiperCluster(silos: 1)
{
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Advances the clock to the end of the day in the configured time zone.</summary>
    public void AdvanceToMidnight() => Clock.Advance(Calendars.Shanghai.EndOf(Calendars.Shanghai.DateAt(Now)) - Now);

    /// <summary>
    /// Advances the clock step by step until a condition holds. Timer-driven work rearms its timer when it is done, and then the next step is due.
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

    /// <summary>Sweeps a user's shard until a condition holds.</summary>
    public async Task SweepUntil(Task happened, long owner)
    {
        await Grains.GetGrain<IRedeliveryGrain>(RelationStoreDouble.ShardOf(owner)).Start();
        await AdvanceUntil(happened, new RedeliveryOptions().SweepInterval);
    }
}

/// <summary>The tests that move the clock of one cluster.</summary>
[CollectionDefinition(nameof(MovingClock))]
public sealed class MovingClock : ICollectionFixture<MovingCluster>;
