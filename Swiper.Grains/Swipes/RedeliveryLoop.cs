using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Grains.Swipes;

/// <summary>
/// Keeps each shard's <see cref="IRedeliveryGrain"/> running: starts it at once, and again at an interval because the silo it lived on may have died.
/// </summary>
public static class RedeliveryLoop
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Runs until <paramref name="delay"/> or <paramref name="onFailure"/> throws. If a shard's grain cannot be started, reports the shard and
    /// retries soon.
    /// </summary>
    public static async Task Run(IGrainFactory grains, int shards, Func<TimeSpan, Task> delay, Action<int, Exception> onFailure)
    {
        while (true)
        {
            var isStarted = true;
            for (var shard = 0; shard < shards; shard++)
            {
                try
                {
                    await grains.GetGrain<IRedeliveryGrain>(shard).Start();
                }
                catch (Exception exception)
                {
                    onFailure(shard, exception);
                    isStarted = false;
                }
            }

            await delay(isStarted ? Interval : RetryInterval);
        }
    }
}
