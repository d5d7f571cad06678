using Swiper.Cli.Cluster;

namespace Swiper.Benchmarks.Cluster;

/// <summary>What a like is made of, each part running by itself on servers of its own.</summary>
internal sealed class Parts : IAsyncDisposable
{
    /// <summary>As processes of a cluster on one machine are started, see <see cref="NodeProcess"/>.</summary>
    private static readonly Dictionary<string, string> Environment = new() { ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0" };

    private Parts(BareParts bare, PingParts ping, RawServerLikes rows) => (Bare, Ping, Rows) = (bare, ping, rows);

    /// <summary>The request.</summary>
    public BareParts Bare { get; }

    /// <summary>A call between two processes.</summary>
    public PingParts Ping { get; }

    /// <summary>The rows.</summary>
    public RawServerLikes Rows { get; }

    /// <summary>Starts them.</summary>
    /// <param name="folder">Where they work.</param>
    /// <param name="size">How large the measured cluster is.</param>
    /// <param name="body">What it answers to a like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Parts> Start(string folder, ClusterSize size, byte[] body, CancellationToken cancellationToken)
    {
        var cluster = LocalCluster.Create(folder, size with { Shards = 1 }, new Dictionary<string, string>(), _ => { });
        var bare = await BareParts.Start(cluster, folder, body, Environment, cancellationToken);
        try
        {
            await cluster.StartNode(MariaDb.Name, cancellationToken);
            var database = cluster.State.Processes[MariaDb.Name].Id;

            // Opening them makes the tables.
            await ClusterDatabases.Use(cluster.State, _ => Task.CompletedTask);
            var rows = new RawServerLikes(MariaDb.ConnectionString(cluster.State, shard: 0), Math.Max(1, size.Silos), () => ProcessorTime.OfFamily(database));
            return new Parts(bare, await PingParts.Start(folder, Environment), rows);
        }
        catch
        {
            await bare.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Ping.DisposeAsync();
        await Bare.DisposeAsync();
    }
}
