using System.Globalization;
using Swiper.Benchmarks.Http;
using Swiper.Cli.Cluster;

namespace Swiper.Benchmarks.Cluster;

/// <summary>Bare Kestrel behind the nginx of a cluster: what answering a request costs by itself.</summary>
internal sealed class BareParts : IAsyncDisposable
{
    private readonly List<ServerProcess> _servers = [];
    private readonly LocalCluster _cluster;

    private BareParts(LocalCluster cluster) => _cluster = cluster;

    /// <summary>Starts as many bare endpoints as nginx has behind it in the cluster, and nginx before them.</summary>
    /// <param name="cluster">A planned cluster, whose APIs' places they take, or its silos' if each of those is an API too.</param>
    /// <param name="folder">Where they work.</param>
    /// <param name="body">What they answer.</param>
    /// <param name="environment">As the cluster's own processes have it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<BareParts> Start(
        LocalCluster cluster, string folder, byte[] body, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var parts = new BareParts(cluster);
        var bodyFile = Path.Combine(folder, "answer.json");
        await File.WriteAllBytesAsync(bodyFile, body, cancellationToken);
        try
        {
            foreach (var api in cluster.State.Apis.Count > 0 ? cluster.State.Apis : cluster.State.Silos)
            {
                parts._servers.Add(await ServerProcess.Start(
                    Tools.PathOf("Swiper.Benchmarks"),
                    "/",
                    port => ["bare", "--port", port.ToString(CultureInfo.InvariantCulture), "--body", bodyFile],
                    api.HttpPort,
                    folder,
                    environment));
            }

            await cluster.StartNode(Nginx.Name, cancellationToken);
            return parts;
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts a load on it, and says what it cost.</summary>
    public async Task<Sample> Measure(Func<int, LoadStep?> next, int connections, TimeSpan duration)
    {
        var before = Processor();
        var result = await Load.Run(_cluster.State.HttpPort, next, connections, duration);
        var after = Processor();
        return new Sample(result, after.ToDictionary(part => part.Key, part => part.Value - before[part.Key]), BatchSize: 0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        await _cluster.KillAll(CancellationToken.None);
    }

    private Dictionary<ClusterPart, TimeSpan> Processor() => new()
    {
        [ClusterPart.Nginx] = ProcessorTime.OfFamily(_cluster.State.Processes[Nginx.Name].Id),
        [ClusterPart.Api] = _servers.Aggregate(TimeSpan.Zero, (sum, server) => sum + server.Cpu),
    };
}
