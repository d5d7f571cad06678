using System.Globalization;
using Swiper.Benchmarks.Http;
using Swiper.Cli.Cluster;

namespace Swiper.Benchmarks.Cluster;

/// <summary>Orleans' own ping between two processes.</summary>
internal sealed class PingParts : IAsyncDisposable
{
    private readonly ServerProcess _silo;
    private readonly ServerProcess _client;
    private readonly HttpClient _http = new();

    private PingParts(ServerProcess silo, ServerProcess client) => (_silo, _client) = (silo, client);

    public static async Task<PingParts> Start(string folder, IReadOnlyDictionary<string, string> environment)
    {
        string siloPort, gatewayPort;
        using (var ports = new FreePorts())
        {
            (siloPort, gatewayPort) = (Text(ports.Next()), Text(ports.Next()));
        }

        var program = Tools.PathOf("Swiper.Benchmarks");
        var silo = await ServerProcess.Start(
            program, "/", port => ["ping-silo", "--port", Text(port), "--silo-port", siloPort, "--gateway-port", gatewayPort], 0, folder, environment);
        try
        {
            return new PingParts(silo, await ServerProcess.Start(
                program, "/", port => ["ping-client", "--port", Text(port), "--gateway-port", gatewayPort], 0, folder, environment));
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Processor microseconds of both processes a ping.</summary>
    public async Task<double> Measure(int callers, TimeSpan duration)
    {
        var before = _silo.Cpu + _client.Cpu;
        var uri = string.Create(
            CultureInfo.InvariantCulture, $"http://127.0.0.1:{_client.Port}{PingServer.RunRoute}?callers={callers}&seconds={duration.TotalSeconds}");
        var calls = long.Parse(await _http.GetStringAsync(new Uri(uri)), CultureInfo.InvariantCulture);
        return (_silo.Cpu + _client.Cpu - before).TotalMicroseconds / calls;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _client.DisposeAsync();
        await _silo.DisposeAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
