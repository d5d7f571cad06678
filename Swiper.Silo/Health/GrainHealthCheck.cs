using Microsoft.Extensions.Diagnostics.HealthChecks;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Health;

namespace Swiper.Silo.Health;

/// <summary>
/// Ready when a grain answers a call. Several are asked and one is enough: in a cluster one of them may belong on a silo that has just died,
/// which is no reason to turn away everybody.
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
