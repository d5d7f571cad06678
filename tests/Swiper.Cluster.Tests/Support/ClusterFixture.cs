using System.Globalization;
using Swiper.Cli.Cluster;
using Swiper.Cluster.Tests.Support;

// Tests break the shared cluster in their own ways, so they run one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(ClusterFixture))]

namespace Swiper.Cluster.Tests.Support;

/// <summary>The cluster of most tests: three silos, two APIs, two databases. If it cannot start, its tests are skipped with the reason.</summary>
public class ClusterFixture : IAsyncLifetime
{
    private const string RoundsVariable = "SWIPER_CLUSTER_ROUNDS";

    /// <summary>Unlimited codes, and practically unlimited quotas: the tests do in an instant what takes users days.</summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Admin:Key"] = SwiperServer.AdminKey,
        ["Accounts:CodeInterval"] = "00:00:00.0000001",
        ["Accounts:CodesPerHour"] = "1000",
        ["Accounts:CodesPerDay"] = "1000",
        ["Quotas:Like"] = "1000000",
        ["Quotas:Superlike"] = "1000000",
        ["Quotas:Rewind"] = "1000000",
    };

    private readonly TemporaryFolder _folder = new();
    private readonly int _apis;
    private LocalCluster? _cluster;
    private string? _whyNot;

    public ClusterFixture()
        : this(apis: 2)
    {
    }

    protected ClusterFixture(int apis) => _apis = apis;

    /// <summary>How often each disruption is repeated: a few times by default, more on request.</summary>
    internal static int? Rounds =>
        int.TryParse(Environment.GetEnvironmentVariable(RoundsVariable), CultureInfo.InvariantCulture, out var rounds) ? rounds : null;

    internal string Folder => Path.Combine(_folder.Path, "cluster");

    public async ValueTask InitializeAsync()
    {
        _whyNot = Programs.Missing();
        if (_whyNot is null)
        {
            _cluster = LocalCluster.Create(Folder, new ClusterSize(Apis: _apis, Shards: 2), Settings, TestContext.Current.SendDiagnosticMessage);
            Guard.EndIn(_folder.Path);
            await _cluster.Up(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.Down(CancellationToken.None);
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The APIs' log entries of failed requests, for diagnosis.</summary>
    internal string FailuresInLogs() => string.Join('\n', _cluster!.State.Entrances
        .SelectMany(api => File.ReadLines(Path.Combine(Folder, "logs", api.Name + ".log")))
        .Where(line => line.Contains(" WRN ", StringComparison.Ordinal) || line.Contains(" ERR ", StringComparison.Ordinal) || line.Contains("xception", StringComparison.Ordinal)));

    /// <summary>The intact cluster; skips the test if there is none.</summary>
    internal async Task<LocalCluster> Get()
    {
        Assert.SkipWhen(_whyNot is not null, _whyNot ?? "");
        await _cluster!.Up(TestContext.Current.CancellationToken);
        return _cluster;
    }
}
