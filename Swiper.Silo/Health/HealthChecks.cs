using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Swiper.Silo.Health;

/// <summary>A silo is ready when every database commits.</summary>
internal sealed class StoreHealthCheck(StoreProbe stores) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failures = await stores.Failures();
        return failures.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(failures);
    }
}

/// <summary>A silo is ready when a grain answers a call.</summary>
internal sealed class GrainHealthCheck(Pulses pulses) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (isWell, failure) = await pulses.Ask(
            async pulse =>
            {
                await pulse.Beat();
                return true;
            },
            cancellationToken);
        return isWell ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No grain can be called: " + failure?.GetType().Name);
    }
}

/// <summary>A client is ready when a silo answers that its databases commit.</summary>
internal sealed class ClusterHealthCheck(Pulses pulses) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (isWell, failure) = await pulses.Ask(pulse => pulse.CanStore(), cancellationToken);
        return isWell
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy(failure is null ? "The silos' databases do not commit." : "No silo can be called: " + failure.GetType().Name);
    }
}
