using Microsoft.Extensions.Diagnostics.HealthChecks;
using Swiper.Api.Pipeline;

namespace Swiper.Api.Health;

/// <summary>
/// Whether requests can be served: the stores and the silo are really asked. Whoever asks at the same time, or within a second, shares one
/// answer, so that asking often costs the stores nothing.
/// </summary>
/// <param name="checks">What is asked.</param>
/// <param name="drain">Knows whether the server stops.</param>
/// <param name="time">The clock.</param>
internal sealed class Readiness(HealthCheckService checks, Drain drain, TimeProvider time)
{
    private static readonly TimeSpan SharedFor = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<HealthReport>? _last;
    private long _askedAt;

    /// <summary>Asks.</summary>
    public async Task<bool> IsReady() => !drain.IsStopping && (await Ask()).Status != HealthStatus.Unhealthy;

    private Task<HealthReport> Ask()
    {
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(_askedAt) > SharedFor))
            {
                _askedAt = time.GetTimestamp();
                _last = checks.CheckHealthAsync(CancellationToken.None);
            }

            return _last;
        }
    }
}
