using Microsoft.Extensions.Diagnostics.HealthChecks;
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
