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

    /// <summary>The client that prepares people before the clock runs.</summary>
    public TownClient Client { get; }

    public static async Task<TownServer> Start(string data)
    {
        var process = await ServerProcess.Start(Tools.PathOf("Swiper.Api"), "/health/ready", port =>
        [
            "--urls", $"http://127.0.0.1:{port}", "--Data", data, "--Quotas:Like", "1000000000",
        ]);
        return new TownServer(process, data);
    }

    public Task Seed(int robots) => Tools.Run("Swiper.Cli", "seed", "--users", robots.ToString(CultureInfo.InvariantCulture), "--data", _data);

    /// <summary>How many changes were committed so far, in how many transactions.</summary>
    public async Task<(double Changes, double Commits)> Committed()
    {
        using var client = new HttpClient();
        var lines = (await client.GetStringAsync(new Uri($"http://127.0.0.1:{Process.Port}/metrics"))).Split('\n');
        return (ValueOf("swiper_storage_batch_size_sum"), ValueOf("swiper_storage_batch_size_count"));

        double ValueOf(string metric) => lines
            .Where(line => line.StartsWith(metric, StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }
}
