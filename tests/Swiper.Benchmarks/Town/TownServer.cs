using System.Globalization;
using Swiper.Benchmarks.Http;

namespace Swiper.Benchmarks.Town;

/// <summary>A Swiper server on a data folder of its own, as <c>./swiper run</c> starts it.</summary>
internal sealed class TownServer : IAsyncDisposable
{
    private readonly string _data;

    private TownServer(ServerProcess process, string data)
    {
        (Process, _data) = (process, data);
        Client = new TownClient(process.Port);
    }

    public ServerProcess Process { get; }

    /// <summary>Whoever uses it before the clock runs.</summary>
    public TownClient Client { get; }

    public static async Task<TownServer> Start(string data)
    {
        var process = await ServerProcess.Start(Tools.PathOf("Swiper.Api"), "/health/ready", port =>
        [
            "--urls", $"http://127.0.0.1:{port}", "--Data", data, "--Quotas:Like", "1000000000",
        ]);
        return new TownServer(process, data);
    }

    /// <summary>Fills the town up to a number of robots.</summary>
    public Task Seed(int robots) => Tools.Run("Swiper.Cli", "seed", "--users", robots.ToString(CultureInfo.InvariantCulture), "--data", _data);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }
}
