using Microsoft.AspNetCore.Server.Kestrel.Core;
using Swiper.Api.Pipeline;

namespace Swiper.Api.Hosting;

/// <summary>Where the server listens, and the limits of connections and requests.</summary>
internal static class Listener
{
    /// <summary>The largest body of an ordinary request, far above what any route needs; uploads have a limit of their own.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    private const string DefaultUrl = "http://127.0.0.1:8000";
    private const int MaxHeaderBytes = 16 * 1024;
    private const int MaxHeaders = 64;
    private const int MaxConnections = 10_000;

    public static void AddListener(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])
            && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.HttpPortsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Drain.Use(kestrel);
            Limit(kestrel.Limits);
        });
    }

    private static void Limit(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.MaxConcurrentConnections = MaxConnections;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
