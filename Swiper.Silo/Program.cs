using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Swiper.Silo.Control;
using Swiper.Silo.Hosting;
using Swiper.Silo.Logging;

namespace Swiper.Silo;

/// <summary>A process that is a silo and nothing else; beside it runs an API that is a client.</summary>
internal static class Program
{
    private const string DefaultUrl = "http://127.0.0.1:8081";

    private static Task<int> Main(string[] args) => SwiperHost.Run(() => Build(args));

    private static WebApplication Build(string[] args)
    {
        var builder = SwiperHost.CreateBuilder(args, typeof(Program).Assembly);
        builder.Configuration.CheckRoleOfSilo();
        builder.WebHost.UseUrls(builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? DefaultUrl);
        builder.AddLogs();
        builder.AddSwiperSilo();
        builder.Services.AddControl();
        builder.AddMetrics();

        var app = builder.Build();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapPrometheusScrapingEndpoint(Meters.Path);
        app.MapControl();
        return app;
    }
}
