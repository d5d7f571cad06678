using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Logging;

namespace Swiper.Api.Hosting;

/// <summary>
/// Metrics in Prometheus' text format, for operators only: <c>Metrics:Allow</c> lists the addresses that may read them. If it is not set, the
/// proxy in front of the server should block the route.
/// </summary>
internal static class Metrics
{
    /// <summary>Maps the route.</summary>
    public static void MapMetrics(this WebApplication app)
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
                    : EnvelopeWriter.Write(context, new Refusal(ErrorCode.NO_SUCH_ROUTE));
            });
        }
    }
}
