using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Grains.Swipes;

/// <summary>
/// Keeps every shard's <see cref="IRedeliveryGrain"/> running: starts it at once, and again from time to time, since the silo it lived on may
/// have died.
/// </summary>
public static class RedeliveryLoop
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(5);

    /// <summary>Runs until the delay or the handler of failures throws.</summary>
    /// <param name="grains">Where the grains are.</param>
    /// <param name="shards">How many shards there are.</param>
    /// <param name="delay">Waits.</param>
    /// <param name="onFailure">Is told of a shard whose grain could not be started, and why; it is tried again soon.</param>
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
