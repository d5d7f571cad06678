using StackExchange.Redis;
using Swiper.Cli.Cluster;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Hosting;

/// <summary>A silo may run, and be ready, without being a member of the cluster.</summary>
public sealed class MembersTests(ClusterFixture fixture)
{
    private const string Key = "swiper/members/swiper";

    [Fact]
    public async Task Members_WithoutASilosRow_AreNotAllOfTheCluster()
    {
        var state = (await fixture.Get()).State;
        var (gone, other) = (state.Silos[0], state.Silos[1]);
        Assert.True((await Members.Read(state))!.AreAllOf(state));
        await using var redis = await ConnectionMultiplexer.ConnectAsync(Redis.Address(state));
        var database = redis.GetDatabase();
        var rows = (await database.HashGetAllAsync(Key)).Where(row => $"{row.Name}".Contains($":{gone.SiloPort}:", StringComparison.Ordinal)).ToArray();
        await database.HashDeleteAsync(Key, [.. rows.Select(row => row.Name)]);

        var members = await Members.Read(state);

        // At once, so that the silo does not notice.
        await database.HashSetAsync(Key, rows);
        Assert.NotEmpty(rows);
        Assert.False(members!.Contains("127.0.0.1", gone.SiloPort));
        Assert.True(members.Contains("127.0.0.1", other.SiloPort));
        Assert.False(members.AreAllOf(state));
        Assert.True((await Members.Read(state))!.AreAllOf(state));
    }

    [Fact]
    public async Task Members_RedisIsAway_AreUnknown()
    {
        var state = (await fixture.Get()).State;

        Assert.Null(await Members.Read(state with { RedisPort = Ports.Free() }));
    }
}
