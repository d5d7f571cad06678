using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Messaging;
using Swiper.Silo.Cluster;

namespace Swiper.Silo.Tests.Cluster;

/// <summary>A Redis that comes back without the members it listed.</summary>
public sealed class MembershipLossTests
{
    private static readonly SiloAddress Own = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_111), 1);
    private static readonly SiloAddress Other = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_112), 1);

    private readonly FakeTimeProvider _time = new();
    private readonly MembershipTable _table = new() { Rows = { Own, Other } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_RowMissing_IsNotReadyAndThenEnds()
    {
        using var watch = Watch(() => { });
        await Look(watch, HealthStatus.Healthy);

        _table.Rows.Remove(Own);

        for (var missing = 1; missing < MembershipWatch.EndsAfter; missing++)
        {
            await Look(watch, missing < MembershipWatch.NotReadyAfter ? HealthStatus.Healthy : HealthStatus.Unhealthy);
        }

        Assert.False(await watch.IsMember(Cancellation));
    }

    [Fact]
    public async Task Watch_RowMissing_EndsTheProcess()
    {
        var ended = new TaskCompletionSource();
        using var watch = Watch(ended.SetResult);
        await watch.StartAsync(Cancellation);
        _table.Rows.Clear();

        await Pass(ended.Task);

        Assert.Equal(MembershipWatch.EndsAfter, _table.Reads);
    }

    [Fact]
    public async Task Watch_RowBackInTime_GoesOn()
    {
        using var watch = Watch(() => { });
        _table.Rows.Remove(Own);
        await Look(watch, HealthStatus.Healthy);
        await Look(watch, HealthStatus.Unhealthy);

        _table.Rows.Add(Own);

        await Look(watch, HealthStatus.Healthy);
        _table.Rows.Remove(Own);
        await Look(watch, HealthStatus.Healthy);
    }

    [Fact]
    public async Task Watch_RedisAway_GoesOn()
    {
        using var watch = Watch(() => { });

        _table.IsAway = true;

        for (var i = 0; i < 2 * MembershipWatch.EndsAfter; i++)
        {
            await Look(watch, HealthStatus.Healthy);
        }
    }

    [Fact]
    public async Task Watch_RedisAwayBetweenMissingRows_StillCounts()
    {
        using var watch = Watch(() => { });
        _table.Rows.Clear();
        for (var i = 1; i < MembershipWatch.EndsAfter; i++)
        {
            Assert.True(await watch.IsMember(Cancellation));
            _table.IsAway = true;
            Assert.True(await watch.IsMember(Cancellation));
            _table.IsAway = false;
        }

        Assert.False(await watch.IsMember(Cancellation));
    }

    [Fact]
    public async Task Founding_NobodyListed_WaitsUntilTheOldOnesHaveEnded()
    {
        _table.Rows.Clear();
        var starting = Found();
        var started = _time.GetUtcNow();

        await Pass(starting);

        Assert.True(_time.GetUtcNow() - started > MembershipWatch.Interval * (MembershipWatch.EndsAfter + 1));
    }

    [Fact]
    public async Task Founding_SomebodyListed_DoesNotWait()
    {
        await Found();

        // Nor once another silo has founded the cluster.
        _table.Rows.Clear();
        var starting = Found();
        var started = _time.GetUtcNow();
        _table.Rows.Add(Other);
        await Pass(starting);
        Assert.True(_time.GetUtcNow() - started < MembershipWatch.Interval * 2);
    }

    [Fact]
    public async Task Gateways_ListEmpty_TheLastAreKeptUntilThereAreOthers()
    {
        var services = new ServiceCollection().AddSingleton<IGatewayListProvider, MembershipTable>();
        KeptGateways.Use(services);
        await using var provider = services.BuildServiceProvider();
        Assert.IsType<KeptGateways>(provider.GetRequiredService<IGatewayListProvider>());
        var gateways = new KeptGateways(_table);
        Assert.Empty(await gateways.GetGatewaysAsync(Cancellation));

        _table.Gateways.Add(new Uri("gwy.tcp://127.0.0.1:30000/1"));
        Assert.Single(await gateways.GetGatewaysAsync(Cancellation));
        _table.Gateways.Clear();
        Assert.Equal(30_000, Assert.Single(await gateways.GetGatewaysAsync(Cancellation)).Port);
        _table.Gateways.Add(new Uri("gwy.tcp://127.0.0.1:30001/2"));

        Assert.Equal(30_001, Assert.Single(await gateways.GetGatewaysAsync(Cancellation)).Port);
    }

    private MembershipWatch Watch(Action end) => new(_table, new OwnDetails(), _time, NullLogger<MembershipWatch>.Instance, end);

    private Task Found() => new Founding(_table, _time, NullLogger<Founding>.Instance).StartingAsync(Cancellation);

    private static async Task Look(MembershipWatch watch, HealthStatus expected)
    {
        Assert.True(await watch.IsMember(Cancellation));
        Assert.Equal(expected, (await watch.CheckHealthAsync(new HealthCheckContext(), Cancellation)).Status);
    }

    /// <summary>Lets time pass until something is done.</summary>
    private async Task Pass(Task task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await task;
    }

    private sealed class OwnDetails : ILocalSiloDetails
    {
        public string Name => "silo";

        public string ClusterId => "cluster";

        public string DnsHostName => "localhost";

        public SiloAddress SiloAddress => Own;

        public SiloAddress GatewayAddress => Own;
    }
}
