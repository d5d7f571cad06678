using Swiper.Cli.Cluster;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Hosting;

/// <summary>Another size, and other settings, of a cluster that exists.</summary>
public sealed class ChangedClusterTests(ClusterFixture fixture)
{
    private const string Setting = "Quotas:Like";

    private static readonly Dictionary<string, string> Refused = new() { [Setting] = "many" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_WithARefusedSetting_KeepsItNowhere()
    {
        await fixture.Get();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "cluster");
        var cluster = LocalCluster.Create(path, new ClusterSize(Silos: 1, Apis: 1), Refused, _ => { });
        Guard.RunIfThere(
            Path.Combine(path, ClusterState.FileName),
            "dotnet", Path.Combine(AppContext.BaseDirectory, "Swiper.Cli.dll"), "cluster", "down", "--now", "--data", path);
        try
        {
            var refusal = await Assert.ThrowsAsync<ClusterException>(() => cluster.Up(Cancel));
            Assert.Contains(Setting, refusal.Message, StringComparison.Ordinal);

            cluster = LocalCluster.Find(path, _ => { })!;
            Assert.Empty(cluster.State.Settings);
            await cluster.Become(ClusterPlan.Change(cluster.State, Settings("7")), Cancel);

            Assert.Equal("7", LocalCluster.Find(path, _ => { })!.State.Settings[Setting]);
            Assert.Equal(7, await LikesADay(cluster));
        }
        finally
        {
            await cluster.KillAll(CancellationToken.None);
        }

        Assert.Empty(Guard.ProcessesIn(folder.Path));
    }

    [Fact]
    public async Task Become_ARefusedSetting_IsWhatItWasBefore()
    {
        var cluster = await fixture.Get();
        var before = cluster.State;

        await Assert.ThrowsAsync<ClusterException>(() => cluster.Become(ClusterPlan.Change(before, Settings("many")), Cancel));

        Assert.Same(before, cluster.State);
        Assert.NotEqual("many", LocalCluster.Find(fixture.Folder, _ => { })!.State.Settings[Setting]);
        await cluster.Up(Cancel);
    }

    [Fact]
    public async Task Become_OfAnotherSize_StartsAndEndsServers()
    {
        var cluster = await fixture.Get();
        var before = cluster.State;

        await cluster.Become(ClusterPlan.Change(before, new ClusterChange(4, 3, null, null, new Dictionary<string, string>())), Cancel);
        Assert.Equal(["silo-1", "silo-2", "silo-3", "silo-4"], cluster.State.Silos.Select(silo => silo.Name));
        Assert.True((await Members.Read(cluster.State))!.AreAllOf(cluster.State));
        Assert.NotNull(cluster.ProcessOf("api-3"));
        await cluster.Become(ClusterPlan.Change(cluster.State, new ClusterChange(3, 2, null, null, new Dictionary<string, string>())), Cancel);

        Assert.Equal(before.Silos, cluster.State.Silos);
        Assert.Null(cluster.ProcessOf("silo-4"));
        Assert.Null(cluster.ProcessOf("api-3"));
        Assert.True((await Members.Read(cluster.State))!.AreAllOf(cluster.State));
    }

    [Fact]
    public async Task Change_ToOtherDatabases_IsRefused()
    {
        var cluster = await fixture.Get();

        var refusal = Assert.Throws<ClusterException>(() =>
            ClusterPlan.Change(cluster.State, new ClusterChange(null, null, 5, null, new Dictionary<string, string>())));

        Assert.Contains("reshard", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_WhenAServerEndsByItself_StartsItAgain()
    {
        var cluster = await fixture.Get();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var name = cluster.State.Silos[0].Name;
        var before = cluster.State.Processes[name];
        var watching = cluster.Watch(end.Token);

        await Launcher.Signal(before, "KILL", Cancel);
        await Launcher.WaitForEnd(before, Cancel);
        while (cluster.ProcessOf(name) is null)
        {
            await Task.Yield();
        }

        await end.CancelAsync();
        await watching;
        Assert.NotEqual(before.Id, cluster.ProcessOf(name));
        await cluster.Up(Cancel);
    }

    private static ClusterChange Settings(string value) => new(null, null, null, null, new Dictionary<string, string> { [Setting] = value });

    private static async Task<int> LikesADay(LocalCluster cluster)
    {
        using var api = new ApiClient(cluster.Address);
        var person = await Person.SignUp(api);
        return (await person.Info()).GetProperty("quotas").GetProperty("like").GetProperty("max").GetInt32();
    }
}
