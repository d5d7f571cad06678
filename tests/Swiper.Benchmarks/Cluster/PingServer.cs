using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Swiper.Benchmarks.Cluster;

/// <summary>A grain that does nothing: what a call between two processes costs by itself.</summary>
public interface IPingGrain : IGrainWithIntegerKey
{
    /// <summary>Answers.</summary>
    Task Ping();
}

internal sealed class PingGrain : Grain, IPingGrain
{
    public Task Ping() => Task.CompletedTask;
}

/// <summary>The two processes of a ping, nothing but Orleans: a silo, and a client that calls its grains when it is asked to.</summary>
internal static class PingServer
{
    /// <summary>Where the client is asked to call.</summary>
    public const string RunRoute = "/run";

    /// <summary>Runs the silo until the process ends.</summary>
    public static Task RunSilo(int port, int siloPort, int gatewayPort)
    {
        var builder = Create(port);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(siloPort, gatewayPort));
        return Serve(builder.Build());
    }

    /// <summary>Runs the client until the process ends.</summary>
    public static Task RunClient(int port, int gatewayPort)
    {
        var builder = Create(port);
        builder.UseOrleansClient(client => client.UseLocalhostClustering(gatewayPort));
        var app = builder.Build();
        app.MapGet(RunRoute, (int callers, double seconds, IGrainFactory grains) => Call(grains, callers, TimeSpan.FromSeconds(seconds)));
        return Serve(app);
    }

    /// <summary>Each caller calls a grain of its own, again and again; answers the number of calls.</summary>
    private static async Task<long> Call(IGrainFactory grains, int callers, TimeSpan duration)
    {
        using var end = new CancellationTokenSource(duration);
        var calls = await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            var (grain, count) = (grains.GetGrain<IPingGrain>(caller), 0L);
            for (; !end.IsCancellationRequested; count++)
            {
                await grain.Ping();
            }

            return count;
        }));
        return calls.Sum();
    }

    private static WebApplicationBuilder Create(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        return builder;
    }

    private static Task Serve(WebApplication app)
    {
        app.MapGet("/", () => Results.Ok());
        return app.RunAsync();
    }
}
