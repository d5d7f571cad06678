using Microsoft.Extensions.Diagnostics.HealthChecks;
using Swiper.Api.Pipeline;

namespace Swiper.Api.Health;

/// <summary>
/// Whether requests can be served, according to checks that call the stores and the silo. Callers within one second share a result, so that
/// frequent probes cost the stores nothing.
/// </summary>
internal sealed class Readiness(HealthCheckService checks, Drain drain, TimeProvider time)
{
    private static readonly TimeSpan SharedFor = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<HealthReport>? _last;
    private long _startedAt;

    public async Task<bool> IsReady() => !drain.IsStopping && (await Check()).Status != HealthStatus.Unhealthy;

    /// <summary>Runs the checks, or joins a run that is in flight or less than a second old.</summary>
    private Task<HealthReport> Check()
    {
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(_startedAt) > SharedFor))
            {
                _startedAt = time.GetTimestamp();
                _last = checks.CheckHealthAsync(CancellationToken.None);
            }

            return _last;
        }
    }
}
