using System.Globalization;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Swiper.Benchmarks.Http;
using Swiper.Cli.Cluster;

namespace Swiper.Benchmarks.Cluster;

/// <summary>A cluster of one build on ports and in a folder of its own, filled before it starts, and killed when disposed.</summary>
internal sealed class ClusterServer : IAsyncDisposable
{
    private static readonly HttpClient Http = new();
    private readonly LocalCluster _cluster;

    private ClusterServer(ClusterBuild build, LocalCluster cluster, Queue<long> robots) => (Build, _cluster, Robots) = (build, cluster, robots);

    public ClusterBuild Build { get; }

    /// <summary>The robots, none of whom has been awake.</summary>
    public Queue<long> Robots { get; }

    public int Port => _cluster.State.HttpPort;

    public ClusterState State => _cluster.State;

    /// <summary>Starts one. Its robots are written to a file by the build's own seeding and moved from there, since a cluster that runs takes several times as long.</summary>
    /// <param name="build">The build.</param>
    /// <param name="folder">Where it is kept.</param>
    /// <param name="size">How large it is.</param>
    /// <param name="robots">How many robots live there.</param>
    /// <param name="beforeStart">Is done to the databases while nothing else uses them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ClusterServer> Start(
        ClusterBuild build, string folder, ClusterSize size, int robots, Func<ClusterState, Task>? beforeStart, CancellationToken cancellationToken)
    {
        var planned = LocalCluster.Create(folder, size, new Dictionary<string, string>(), _ => { });
        var cluster = new ClusterServer(build, planned, []);
        try
        {
            await planned.StartNode(MariaDb.Name, cancellationToken);
            await cluster.Fill(folder, robots, cancellationToken);
            await (beforeStart?.Invoke(planned.State) ?? Task.CompletedTask);
            await build.Run(["cluster", "up", "--data", folder, "--Quotas:Like", "1000000000"], null, cancellationToken);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }

        return new ClusterServer(build, LocalCluster.Find(folder, _ => { })!, cluster.Robots);
    }

    /// <summary>How many changes all silos have committed so far, in how many transactions.</summary>
    public async Task<(double Changes, double Commits)> Committed()
    {
        var (changes, commits) = (0.0, 0.0);
        foreach (var node in State.Nodes)
        {
            var text = await Http.GetStringAsync(new Uri($"http://127.0.0.1:{node.HttpPort}/metrics"));
            var metrics = new Metrics(text);
            changes += metrics.Sum("swiper_storage_batch_size_sum");
            commits += metrics.Sum("swiper_storage_batch_size_count");
        }

        return (changes, commits);
    }

    /// <summary>Bytes that the database has written: to its redo log, which holds each change once, and to the disk with all it does later.</summary>
    public async Task<(double Log, double Disk)> DatabaseBytes()
    {
        await using var connection = new MySqlConnection(MariaDb.ConnectionString(State, shard: 0));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SHOW GLOBAL STATUS LIKE 'Innodb_lsn_current'";
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (double.Parse(row.GetString(1), CultureInfo.InvariantCulture), ProcessorTime.BytesWritten(State.Processes[MariaDb.Name].Id));
    }

    /// <summary>Puts a load on it, and says what it cost.</summary>
    public async Task<Sample> Measure(Func<int, LoadStep?> next, int connections, TimeSpan duration)
    {
        var (before, committed) = (ProcessorTime.OfCluster(State), await Committed());
        var result = await Load.Run(Port, next, connections, duration);
        var (after, nowCommitted) = (ProcessorTime.OfCluster(State), await Committed());
        return new Sample(
            result,
            after.ToDictionary(part => part.Key, part => part.Value - before[part.Key]),
            (nowCommitted.Changes - committed.Changes) / Math.Max(1, nowCommitted.Commits - committed.Commits));
    }

    public async ValueTask DisposeAsync() => await _cluster.KillAll(CancellationToken.None);

    private async Task Fill(string folder, int robots, CancellationToken cancellationToken)
    {
        var town = Path.Combine(folder, "robots");
        await Build.Run(["seed", "--data", town, "--users", robots.ToString(CultureInfo.InvariantCulture)], null, cancellationToken);
        ReadRobots(Path.Combine(town, "swiper.db"));
        var shards = new Dictionary<string, string>();
        for (var shard = 0; shard < State.Shards; shard++)
        {
            shards[$"Storage__Shards__{shard}__Provider"] = "MySql";
            shards[$"Storage__Shards__{shard}__ConnectionString"] = MariaDb.ConnectionString(State, shard);
        }

        await Build.Run(["migrate", "--from", town], shards, cancellationToken);
        Directory.Delete(town, recursive: true);
    }

    private void ReadRobots(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT owner FROM partition";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            Robots.Enqueue(rows.GetInt64(0));
        }
    }
}
