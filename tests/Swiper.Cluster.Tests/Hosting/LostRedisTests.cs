using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;
using Swiper.Cli.Cluster;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Hosting;

/// <summary>Redis dies and comes back without its data. A supervisor starts silos that end; nobody does anything else.</summary>
public sealed class LostRedisTests(ClusterFixture fixture, ITestOutputHelper output)
{
    private const int Users = 8;
    private static readonly TimeSpan WholeWithin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cluster_RedisComesBackEmpty_IsOneAndWholeWithinAMinute()
    {
        var cluster = await fixture.Get();
        using var api = new ApiClient(cluster.Address);
        var town = await Town.SignUp(api, Enumerable.Range(0, Users));
        var before = cluster.State.Silos.Select(silo => cluster.State.Processes[silo.Name].Id).ToList();
        await cluster.Kill(Redis.Name, Cancel);
        var folder = Path.Combine(fixture.Folder, Redis.Name);
        Directory.Delete(folder, recursive: true);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(WholeWithin * 2);
        var watch = Stopwatch.StartNew();
        cluster.State.Processes[Redis.Name] = Redis.Start(cluster.State, folder, Path.Combine(fixture.Folder, "logs", Redis.Name + ".log"));

        // A silo that is started at once must not found a cluster while the others still serve, nor an API take away the gateways of the other.
        string[] ending = [.. cluster.State.Silos.Select(silo => silo.Name), cluster.State.Apis[0].Name];
        var supervisors = ending.Select(name => Supervise(cluster, name, limit.Token)).ToList();
        await cluster.Kill(cluster.State.Silos[0].Name, limit.Token);
        await cluster.Kill(cluster.State.Apis[0].Name, limit.Token);
        await Task.WhenAll(supervisors);

        var whole = watch.Elapsed;
        Assert.Equal(cluster.State.Silos.Count, await Listed(cluster));
        Assert.Empty(before.Intersect(cluster.State.Silos.Select(silo => cluster.State.Processes[silo.Name].Id)));
        var app = new Persistence();
        await Task.WhenAll(town.People.Select(pair => app.Send(() => pair.Value.Like(town.People[(pair.Key + 1) % Users]), limit.Token)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"whole after {whole.TotalSeconds:F1} s, serving after {watch.Elapsed.TotalSeconds:F1} s"));
        Assert.True(watch.Elapsed < WholeWithin, $"{watch.Elapsed}");
    }

    /// <summary>Waits until a silo or an API has ended, and starts it; again if it ends before it is ready, since Redis may not answer yet.</summary>
    private static async Task Supervise(LocalCluster cluster, string name, CancellationToken cancellationToken)
    {
        while (cluster.State.Processes[name].IsRunning())
        {
            await Task.Delay(PollInterval, cancellationToken);
        }

        try
        {
            await cluster.StartNode(name, cancellationToken);
        }
        catch (ClusterException) when (!cluster.State.Processes[name].IsRunning())
        {
            await Supervise(cluster, name, cancellationToken);
        }
    }

    /// <summary>The silos that Redis lists.</summary>
    private static async Task<long> Listed(LocalCluster cluster)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(Redis.Address(cluster.State));

        // Beside the rows there is the table's version.
        return await redis.GetDatabase().HashLengthAsync("swiper/members/swiper") - 1;
    }
}
