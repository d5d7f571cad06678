using Swiper.Silo.Hosting;
using Swiper.Silo.Tests.Hosting;

namespace Swiper.Silo.Tests.Cluster;

public sealed class ClusterRefusalTests
{
    private const string Redis = "127.0.0.1:1,password=s3cret";

    [Theory]
    [InlineData("Storage:Shards is not set")]
    [InlineData("Storage:Shards:0:Provider is Sqlite", "--Storage:Shards:0:ConnectionString", "Data Source=a.db")]
    [InlineData("Storage:Shards:1:Provider is Sqlite", "--Storage:Shards:0:Provider", "MySql", "--Storage:Shards:1:Provider", "sqlite")]
    public void AddSwiperSilo_ClusterOnAFile_NamesTheSetting(string expected, params string[] settings)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => StartRefusalTests.Compose("Development", ["--Cluster:Redis", Redis, .. settings]));

        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cluster:SiloPort", "0")]
    [InlineData("Cluster:SiloPort", "65536")]
    [InlineData("Cluster:GatewayPort", "11111")]
    [InlineData("Cluster:AdvertisedAddress", "silo.example.com")]
    [InlineData("Cluster:AdvertisedAddress", "0.0.0.0")]
    [InlineData("Cluster:ListenAddress", "eth0")]
    [InlineData("Cluster:ServiceId", " ")]
    [InlineData("Cluster:ClusterId", " ")]
    [InlineData("Cluster:ProbeTimeout", "00:00:00")]
    [InlineData("Cluster:MissedProbes", "0")]
    [InlineData("Cluster:MissedProbes", "many")]
    public async Task Run_SettingIsInvalid_SaysSoInOneLine(string setting, string value)
    {
        var line = await Refusal("--" + setting, value);

        Assert.Contains(setting, line, StringComparison.Ordinal);
        Assert.True(string.IsNullOrWhiteSpace(value) || line.Contains(value, StringComparison.Ordinal), line);
    }

    [Theory]
    [InlineData(Redis, "cannot be reached")]
    [InlineData("no such=option;s3cret", "is not an address of Redis")]
    public async Task Run_NoSuchRedis_NamesTheSettingAndNotThePassword(string redis, string expected)
    {
        var line = await Refusal("--Cluster:Redis", redis);

        Assert.Contains("Cluster:Redis", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", line, StringComparison.Ordinal);
    }

    private static async Task<string> Refusal(params string[] settings)
    {
        using var folder = new TemporaryFolder();
        using var errors = new StringWriter();
        string[] all = ["--Data", folder.Path, "--Cluster:Redis", Redis, "--Storage:Shards:0:Provider", "MySql", "--Storage:Shards:0:ConnectionString", "Server=127.0.0.1;Port=1", .. settings];

        Assert.Equal(1, await SwiperHost.Run(() => StartRefusalTests.Compose("Development", all).Build(), errors));

        return Assert.Single(errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
