using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Swiper.Health;

/// <summary>Ready when a grain answers a call.</summary>
internal sealed class GrainHealthCheck(IGrainFactory grains) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await grains.GetGrain<IPulseGrain>(0).Beat().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("No grain can be called: " + exception.GetType().Name);
        }
    }
}
