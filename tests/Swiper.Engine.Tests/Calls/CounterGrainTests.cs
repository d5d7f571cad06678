using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Calls;

public sealed class CounterGrainTests(EngineFixture engine)
{
    [Fact]
    public async Task Call_EachKindOfResult_Arrives()
    {
        var key = EngineFixture.NewKey();
        var counter = engine.Grains.GetGrain<ICounterGrain>(key);
        Assert.Equal(5, await counter.Add(5));
        Assert.Equal(5, await counter.Read());
        await counter.Reset();
        Assert.Equal(0, await counter.Read());
        Assert.Equal(key, await counter.Key());
    }

    [Fact]
    public async Task Call_FromManyCallersAtOnce_RunsOneRequestToItsEndBeforeTheNext()
    {
        var key = EngineFixture.NewKey();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => engine.Grains.GetGrain<ICounterGrain>(key).Add(1)));
        Assert.Equal(200, await engine.Grains.GetGrain<ICounterGrain>(key).Read());
    }

    [Fact]
    public async Task Call_FromOutsideThroughTheClient_ReachesTheSameActivation()
    {
        var key = EngineFixture.NewKey();
        await engine.Grains.GetGrain<ICounterGrain>(key).Add(7);
        Assert.Equal(7, await engine.Cluster.Client.GetGrain<ICounterGrain>(key).Read());
    }
}
