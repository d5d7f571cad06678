using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Grains.Swipes;

/// <inheritdoc cref="IRedeliveryGrain"/>
[GrainType("swiper.redelivery")]
internal sealed class RedeliveryGrain(
    IGrainContext context,
    IRelationStore store,
    IOptions<RedeliveryOptions> options,
    ILogger<RedeliveryGrain> log) : Grain(context), IRedeliveryGrain
{
    private const int PageSize = 256;
    private IGrainTimer? _timer;

    /// <inheritdoc/>
    public Task Start()
    {
        _timer ??= this.RegisterGrainTimer(
            Sweep, new GrainTimerCreationOptions(TimeSpan.Zero, options.Value.SweepInterval) { KeepAlive = true });
        return Task.CompletedTask;
    }

    private async Task Sweep(CancellationToken cancellationToken)
    {
        var shard = (int)this.GetPrimaryKeyLong();
        try
        {
            var count = 0;
            var after = 0L;
            while (!cancellationToken.IsCancellationRequested)
            {
                var owners = await store.Shard(shard).ReadUnfinished(after, PageSize);
                if (owners.IsEmpty)
                {
                    break;
                }

                var woken = await Task.WhenAll(owners.Select(Wake));
                count += woken.Count(isWoken => isWoken);
                after = owners[^1];
            }

            if (count > 0)
            {
                Log.Swept(log, shard, count);
            }
        }
        catch (Exception exception)
        {
            // Log and let the next sweep retry: Orleans would only log the exception.
            Log.SweepFailed(log, exception, shard);
        }
    }

    /// <summary>Wakes one user. A failure must not keep the others from being woken.</summary>
    private async Task<bool> Wake(long owner)
    {
        try
        {
            await GrainFactory.GetGrain<IUserOperator>(owner).Wake();
            return true;
        }
        catch (Exception exception)
        {
            Log.WakeFailed(log, exception, owner);
            return false;
        }
    }
}
