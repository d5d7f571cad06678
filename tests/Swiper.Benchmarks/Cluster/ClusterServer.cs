using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Swiper.Benchmarks.Http;
using Swiper.Cli.Cluster;

namespace Swiper.Benchmarks.Cluster;

/// <summary>A cluster of one build on ports and in a folder of its own, filled before it starts, and killed when disposed.</summary>
internal sealed class ClusterServer : IAsyncDisposable
{
    /// <summary>The settings <c>Cluster:ServiceId</c> and <c>Cluster:ClusterId</c> by default.</summary>
    private const string ClusterName = "swiper";

    private static readonly HttpClient Http = new();
    private readonly string _folder;
    private readonly List<long> _robots = [];
    private LocalCluster _cluster;

    private ClusterServer(ClusterBuild build, string folder, LocalCluster cluster) => (Build, _folder, _cluster) = (build, folder, cluster);

    public ClusterBuild Build { get; }

    /// <summary>The robots; none of them has been awake.</summary>
    public IReadOnlyList<long> Robots => _robots;

    public int Port => State.HttpPort;

    public ClusterState State => _cluster.State;

    /// <summary>Starts one, once its robots are in its databases.</summary>
    /// <param name="build">The build.</param>
    /// <param name="folder">Where it is kept.</param>
    /// <param name="size">How large it is.</param>
    /// <param name="robots">How many robots live there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ClusterServer> Start(
        ClusterBuild build, string folder, ClusterSize size, int robots, CancellationToken cancellationToken)
    {
        var server = new ClusterServer(build, folder, LocalCluster.Create(folder, size, new Dictionary<string, string>(), _ => { }));
        try
        {
            await server._cluster.StartNode(MariaDb.Name, cancellationToken);
            await server.Fill(robots, cancellationToken);
            await server.Up(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does something to the databases while nothing else uses them. Everyone is asleep afterwards.</summary>
    public async Task Restart(Func<ClusterState, Task> meanwhile, CancellationToken cancellationToken)
    {
        await _cluster.Down(cancellationToken);
        await _cluster.StartNode(MariaDb.Name, cancellationToken);
        await meanwhile(State);
        await Up(cancellationToken);
    }

    /// <summary>Ends every activation that is idle, as its age would.</summary>
    public async Task LetSleep()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client.UseRedisClustering(Redis.Address(State)).Configure<Orleans.Configuration.ClusterOptions>(cluster =>
            (cluster.ServiceId, cluster.ClusterId) = (ClusterName, ClusterName)));
        using var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await host.StopAsync();
    }

    /// <summary>How many changes all silos have committed so far, in how many transactions.</summary>
    public async Task<(double Changes, double Commits)> Committed()
    {
        var (changes, commits) = (0.0, 0.0);
        foreach (var node in State.Nodes)
        {
            var metrics = new Metrics(await Http.GetStringAsync(new Uri($"http://127.0.0.1:{node.HttpPort}/metrics")));
            changes += metrics.Sum("swiper_storage_batch_size_sum");
            commits += metrics.Sum("swiper_storage_batch_size_count");
        }

        return (changes, commits);
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

    /// <summary>Starts what does not run, by the build's own command.</summary>
    private async Task Up(CancellationToken cancellationToken)
    {
        await Build.Run(["cluster", "up", "--data", _folder, "--Quotas:Like", "1000000000"], null, cancellationToken);
        _cluster = LocalCluster.Find(_folder, _ => { })!;
    }

    /// <summary>Seeds a file and moves it into the databases, since a cluster that runs takes several times as long.</summary>
    private async Task Fill(int robots, CancellationToken cancellationToken)
    {
        var town = Path.Combine(_folder, "robots");
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
            _robots.Add(rows.GetInt64(0));
        }
    }
}
