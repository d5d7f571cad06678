using System.Globalization;
using MySqlConnector;
using Swiper.Cli.Cluster;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Hosting;

/// <summary>Unusable settings on real servers: one sentence that names the setting, and never a password.</summary>
public sealed class StartRefusalTests(ClusterFixture fixture)
{
    private const string Wrong = "wr0ng-passw0rd";

    [Fact]
    public async Task Start_WrongRedisPassword_NamesTheSetting()
    {
        var state = (await fixture.Get()).State;

        var line = await Refusal(state, ("Cluster__Redis", $"127.0.0.1:{state.RedisPort},password={Wrong}"));

        Assert.Contains("Cluster:Redis", line, StringComparison.Ordinal);
        Assert.Contains("refuses the user or the password", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoRedisPassword_NamesTheSetting()
    {
        var state = (await fixture.Get()).State;

        var line = await Refusal(state, ("Cluster__Redis", $"127.0.0.1:{state.RedisPort}"));

        Assert.Contains("Cluster:Redis", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WrongDatabasePassword_NamesTheSetting()
    {
        var state = (await fixture.Get()).State;

        var line = await Refusal(state, ("Storage__Shards__1__ConnectionString", MariaDb.ConnectionString(state with { Password = Wrong }, 1)));

        Assert.Contains("Storage:Shards:1:ConnectionString", line, StringComparison.Ordinal);
        Assert.Contains("the user or the password", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ShardsInAnotherOrder_SaysWhichIsWhich()
    {
        var state = (await fixture.Get()).State;

        var line = await Refusal(
            state,
            ("Storage__Shards__0__ConnectionString", MariaDb.ConnectionString(state, 1)),
            ("Storage__Shards__1__ConnectionString", MariaDb.ConnectionString(state, 0)));

        Assert.Contains("Storage:Shards", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DatabaseNotMigratedAndToldNotTo_NamesTheCommand()
    {
        var state = (await fixture.Get()).State;
        await using var connection = new MySqlConnection(MariaDb.ConnectionString(state, 0));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        async Task SetSchema(string version)
        {
            await using var command = new MySqlCommand($"UPDATE store_info SET value = '{version}' WHERE name = 'schema'", connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await SetSchema("2");
        try
        {
            var line = await Refusal(state, ("Storage__Migrate", "false"));

            Assert.Contains("has schema 2 and needs schema 10: run ./swiper migrate --to", line, StringComparison.Ordinal);
        }
        finally
        {
            await SetSchema("10");
        }
    }

    [Fact]
    public async Task Start_PortIsTaken_NamesTheSetting()
    {
        var state = (await fixture.Get()).State;
        var taken = state.Silos[1].GatewayPort.ToString(CultureInfo.InvariantCulture);

        var line = await Refusal(state, ("Cluster__GatewayPort", taken));

        Assert.Contains("Cluster:GatewayPort is " + taken, line, StringComparison.Ordinal);
    }

    /// <summary>Starts another silo, which must exit, and answers its one line of output.</summary>
    private async Task<string> Refusal(ClusterState state, params (string Name, string Value)[] settings)
    {
        using var ports = new FreePorts();
        using var folder = new TemporaryFolder();
        var node = new ClusterNode("silo-9", ports.Next(), ports.Next(), ports.Next());
        ports.Dispose();
        var log = Path.Combine(folder.Path, "log");
        var all = new Dictionary<string, string>(state.Settings);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var process = NodeProcess.Start(state with { Settings = all }, node, folder.Path, log);
        await Launcher.WaitForEnd(process, TestContext.Current.CancellationToken);

        var text = await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Wrong, text, StringComparison.Ordinal);
        Assert.DoesNotContain(state.Password, text, StringComparison.Ordinal);
        return Assert.Single(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.StartsWith("swiper: ", StringComparison.Ordinal));
    }
}
