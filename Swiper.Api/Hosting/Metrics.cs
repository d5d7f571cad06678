using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Logging;

namespace Swiper.Api.Hosting;

/// <summary>
/// Metrics in Prometheus' text format. They are nobody's business but the operator's: <c>Metrics:Allow</c> lists the addresses that may
/// read them, and without it whatever stands before the server should fence them.
/// </summary>
internal static class Metrics
{
    /// <summary>Maps the route.</summary>
    internal static void MapMetrics(this WebApplication app)
    {
        var allowed = AddressSet.Of(app.Configuration.Read<MetricsOptions>().Allow);
        var metrics = app.MapPrometheusScrapingEndpoint(Meters.Path);
        if (allowed.Networks.Count > 0)
        {
            metrics.Add(endpoint =>
            {
                var serve = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = context => allowed.Contains(context.Connection.RemoteIpAddress)
                    ? serve(context)
                    : EnvelopeWriter.WriteAsync(context, new Refusal(ErrorCode.NO_SUCH_ROUTE));
            });
        }
    }
}
