using Microsoft.Extensions.Diagnostics.HealthChecks;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Health;
using Swiper.Storage;

namespace Swiper.Silo.Health;

/// <summary>Ready when every database commits.</summary>
internal sealed class StoreHealthCheck(IStoreHealth stores) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failing = (await stores.Check(cancellationToken)).Where(store => !store.IsHealthy).Select(store => $"{store.Store}: {store.Failure}");
        var failures = string.Join(" ", failing);
        return failures.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(failures);
    }
}

/// <summary>
/// Ready when a grain answers a call. Several are called and one answer is enough: in a cluster one of them may belong on a silo that has
/// just died, which is no reason to turn everybody away.
/// </summary>
internal sealed class GrainHealthCheck(IGrainFactory grains, IEntropy entropy) : IHealthCheck
{
    private const int Asked = 3;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var beats = Enumerable.Range(0, Asked).Select(_ => grains.GetGrain<IPulseGrain>(Key()).Beat()).ToList();
        Exception? failure = null;
        await foreach (var beat in Task.WhenEach(beats).WithCancellation(cancellationToken))
        {
            if (beat.IsCompletedSuccessfully)
            {
                return HealthCheckResult.Healthy();
            }

            failure ??= beat.Exception?.InnerException;
        }

        return HealthCheckResult.Unhealthy("No grain can be called: " + failure?.GetType().Name);
    }

    private long Key()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        entropy.Fill(bytes);
        return BitConverter.ToInt64(bytes);
    }
}

/// <inheritdoc cref="IPulseGrain"/>
[GrainType("swiper.pulse")]
internal sealed class PulseGrain(IGrainContext context) : Grain(context), IPulseGrain
{
    public Task Beat()
    {
        // Each is called only once.
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
