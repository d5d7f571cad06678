using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Calls;

public sealed class InterleavingTests(EngineFixture engine)
{
    private readonly long _key = EngineFixture.NewKey();

    private IGateGrain Gate => engine.Grains.GetGrain<IGateGrain>(_key);

    [Fact]
    public async Task Request_WhileAnotherWaits_StartsWhenThatHasEnded()
    {
        var first = Gate.Pass("1");
        await Reached("1");
        var second = Gate.Pass("2");

        // Sent later and free to interleave: when it is answered, the second has had its chance.
        Assert.Equal("in:1", await Gate.Journal());
        Open("1");
        Open("2");
        await Task.WhenAll(first, second);
        Assert.Equal("in:1 out:1 in:2 out:2", await Gate.Journal());
    }

    [Fact]
    public async Task AlwaysInterleave_WhileAnotherWaits_StartsAtOnce()
    {
        var first = Gate.Pass("1");
        await Reached("1");
        Open("2");
        await Gate.Slip("2");
        Open("1");
        await first;
        Assert.Equal("in:1 in:2 out:2 out:1", await Gate.Journal());
    }

    [Fact]
    public async Task Request_WhileAnAlwaysInterleaveOneWaits_StartsAtOnce()
    {
        var first = Gate.Slip("1");
        await Reached("1");
        Open("2");
        await Gate.Pass("2");
        Open("1");
        await first;
    }

    [Fact]
    public async Task ReadOnly_WhileAReadOnlyWaits_StartsAtOnceAndAWriterWaits()
    {
        var first = Gate.Look("1");
        await Reached("1");
        var writer = Gate.Pass("2");
        Open("3");
        await Gate.Look("3");
        Assert.Equal("in:1 in:3 out:3", await Gate.Journal());
        Open("1");
        Open("2");
        await Task.WhenAll(first, writer);
        Assert.Equal("in:1 in:3 out:3 out:1 in:2 out:2", await Gate.Journal());
    }

    [Fact]
    public async Task ReadOnly_WhileAWriterWaits_Waits()
    {
        var writer = Gate.Pass("1");
        await Reached("1");
        var reader = Gate.Look("2");
        Assert.Equal("in:1", await Gate.Journal());
        Open("1");
        Open("2");
        await Task.WhenAll(writer, reader);
    }

    [Fact]
    public async Task Reentrant_TwoRequestsThatWaitForEachOther_BothEnd()
    {
        var grain = engine.Grains.GetGrain<IReentrantGrain>(_key);
        await Task.WhenAll(grain.Meet("a", "b"), grain.Meet("b", "a"));
    }

    [Fact]
    public async Task Turns_OfInterleavingRequests_NeverRunAtOnce()
    {
        var grain = engine.Grains.GetGrain<IReentrantGrain>(_key);
        var overlaps = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grain.Overlaps(turns: 100)));
        Assert.DoesNotContain(true, overlaps);
    }

    [Fact]
    public async Task OneWay_Call_CompletesBeforeTheMethod()
    {
        await Gate.Throw("1");
        await Reached("1");
        Open("1");
        await Gate.Throw("2");
        await Reached("2");
        Open("2");
    }

    private Task Reached(string name) => engine.Probe.Wait($"in:{_key}:{name}");

    private void Open(string name) => engine.Probe.Signal($"gate:{_key}:{name}");
}
