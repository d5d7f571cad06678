using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Activations;

public sealed class ActivationTests(EngineFixture engine)
{
    private readonly long _key = EngineFixture.NewKey();

    private ILifeGrain Grain => engine.Grains.GetGrain<ILifeGrain>(_key);

    private string Journal => engine.Probe.Journal($"life:{_key}");

    [Fact]
    public async Task FirstCall_FromManyCallersAtOnce_ActivatesOnceBeforeAnyRequest()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Grain.Number()));
        Assert.All(numbers, number => Assert.Equal(1, number));
        Assert.StartsWith("activate:1 call:1", Journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeactivateOnIdle_InARequest_EndsTheActivationAfterItAndTheNextCallFindsANewOne()
    {
        await Grain.End();
        Assert.Equal(2, await Grain.Number());
        Assert.Equal("activate:1 end:1 deactivate:1:ApplicationRequested activate:2 call:2", Journal);
    }

    [Fact]
    public async Task DeactivateOnIdle_WhileAnotherRequestRuns_WaitsForItAndLaterCallsReachTheNextActivation()
    {
        var lingering = Grain.Linger("gate");
        await engine.Probe.Wait($"life:{_key}:in:gate");
        await Grain.End();
        var later = Grain.Number();
        engine.Probe.Signal($"life:{_key}:gate");
        await lingering;
        Assert.Equal(2, await later);
        Assert.Equal("activate:1 end:1 lingered:1 deactivate:1:ApplicationRequested activate:2 call:2", Journal);
    }

    [Fact]
    public async Task Deactivate_FromOutside_EndsTheActivation()
    {
        await Grain.Number();
        await engine.Cluster.DeactivateAsync(Grain);
        Assert.Equal("activate:1 call:1 deactivate:1:ApplicationRequested", Journal);
        Assert.Equal(2, await Grain.Number());
    }

    [Fact]
    public async Task Collection_OfAnIdleActivation_EndsItAndSparesOneThatAskedToStay()
    {
        await using var other = await new TestEngine(silo => silo.Configure<Orleans.Configuration.GrainCollectionOptions>(options =>
        {
            options.CollectionQuantum = TimeSpan.FromMilliseconds(500);
            options.CollectionAge = TimeSpan.FromSeconds(1);
        })).Start();
        var stays = other.Grains.GetGrain<ILifeGrain>(_key);
        var goes = other.Grains.GetGrain<ILifeGrain>(EngineFixture.NewKey());
        await stays.Stay();
        await goes.Number();
        var name = $"life:{goes.GetPrimaryKeyLong()}";
        await other.Probe.Wait($"{name}:ended:1");
        Assert.Equal("activate:1 call:1 deactivate:1:ActivationIdle", other.Probe.Journal(name));
        Assert.Equal(1, await stays.Number());
    }

    [Fact]
    public async Task Identity_OfAGrain_IsTheNameOfItsClassAndItsKeyInHexadecimal()
    {
        var expected = $"test.life/{_key:X}";
        Assert.Equal(expected, await Grain.Identity());
        Assert.Equal(expected, Grain.GetGrainId().ToString());
    }
}
