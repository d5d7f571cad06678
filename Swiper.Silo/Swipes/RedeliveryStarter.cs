using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Swipes;

namespace Swiper.Silo.Swipes;

/// <summary>Runs the <see cref="RedeliveryLoop"/> as long as the silo runs.</summary>
internal sealed class RedeliveryStarter(IGrainFactory grains, IRelationStore relations, TimeProvider time, ILogger<RedeliveryStarter> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RedeliveryLoop.Run(
        grains,
        relations.ShardCount,
        interval => Task.Delay(interval, time, stoppingToken),
        (shard, exception) => Log.RedeliveryNotStarted(logger, shard, exception.GetType().Name));
}
