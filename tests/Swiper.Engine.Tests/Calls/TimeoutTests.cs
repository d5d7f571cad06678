using Orleans.Configuration;
using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Calls;

/// <summary>Orleans counts these times on the machine's clock, so these tests wait for the timeout itself, and for nothing else.</summary>
public sealed class TimeoutTests(EngineFixture engine)
{
    private readonly long _key = EngineFixture.NewKey();

    [Fact]
    public async Task Call_LongerThanItsMethodAllows_TimesOutAndLeavesTheActivationUsable()
    {
        var gate = engine.Grains.GetGrain<IGateGrain>(_key);
        await Assert.ThrowsAsync<TimeoutException>(() => gate.PassInTime("1"));
        engine.Probe.Signal($"gate:{_key}:1");
        engine.Probe.Signal($"gate:{_key}:2");
        await gate.Pass("2");
        Assert.Equal("in:1 out:1 in:2 out:2", await gate.Journal());
    }

    [Fact]
    public async Task Call_ThatTimesOutBeforeItStarts_NeverStarts()
    {
        var gate = engine.Grains.GetGrain<IGateGrain>(_key);
        var first = gate.Pass("1");
        await engine.Probe.Wait($"in:{_key}:1");
        await Assert.ThrowsAsync<TimeoutException>(() => gate.PassInTime("2"));
        engine.Probe.Signal($"gate:{_key}:1");
        engine.Probe.Signal($"gate:{_key}:3");
        await first;
        await gate.Pass("3");
        Assert.Equal("in:1 out:1 in:3 out:3", await gate.Journal());
    }

    [Fact]
    public async Task Call_LongerThanTheOptionAllows_TimesOut()
    {
        await using var other = await new TestEngine(silo =>
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromMilliseconds(200))).Start();
        await Assert.ThrowsAsync<TimeoutException>(() => other.Grains.GetGrain<IGateGrain>(_key).Pass("1"));
        other.Probe.Signal($"gate:{_key}:1");
    }

    [Fact]
    public async Task Call_OfAGrainToItself_WaitsForItselfUntilItTimesOut() =>
        Assert.Equal("timeout", await engine.Grains.GetGrain<ISelfishGrain>(_key).CallMyself());

    [Fact]
    public async Task Call_OfAGrainToItselfThatInterleaves_Runs() =>
        Assert.Equal("done", await engine.Grains.GetGrain<ISelfishGrain>(_key).CallMyselfInterleaved());
}
