using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Silo.Swipes;

/// <summary>
/// Sees to it that every shard's <see cref="IRedeliveryGrain"/> runs: starts it with the silo, and again from time to time, since the silo it
/// lived on may have died.
/// </summary>
internal sealed class RedeliveryStarter(IGrainFactory grains, IRelationStore relations, TimeProvider time, ILogger<RedeliveryStarter> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var isStarted = true;
            for (var shard = 0; shard < relations.ShardCount; shard++)
            {
                isStarted &= await TryStart(shard);
            }

            await Task.Delay(isStarted ? Interval : RetryInterval, time, stoppingToken);
        }
    }

    private async Task<bool> TryStart(int shard)
    {
        try
        {
            await grains.GetGrain<IRedeliveryGrain>(shard).Start();
            return true;
        }
        catch (Exception exception)
        {
            Log.RedeliveryNotStarted(logger, shard, exception.GetType().Name);
            return false;
        }
    }
}
