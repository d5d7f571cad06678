using OpenTelemetry.Metrics;

namespace Swiper.Silo.Logging;

/// <summary>What is measured, in a silo and in an API alike, and kept for Prometheus to collect.</summary>
public static class Meters
{
    /// <summary>Where the figures are collected.</summary>
    public const string Path = "/metrics";

    private static readonly string[] Names =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.Orleans",
        "System.Runtime",
        "Swiper.*",
    ];

    /// <summary>Collects metrics.</summary>
    public static void AddMetrics(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(Names).AddPrometheusExporter());
}
