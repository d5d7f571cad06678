using Swiper.Engine.Tests.Calls;
using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Activations;

public sealed class FailedActivationTests(EngineFixture engine)
{
    [Fact]
    public async Task Activation_ThatFails_FailsTheCallThatCausedItAndTheNextCallTriesAnew()
    {
        var key = $"activation-{EngineFixture.NewKey()}";
        var grain = engine.Grains.GetGrain<IUnreadyGrain>(key);
        Assert.Equal("activation", (await Assert.ThrowsAsync<RefusedException>(() => grain.Call())).Message);
        Assert.Equal(key, await grain.Call());
        Assert.Equal("", engine.Probe.Journal(key));
    }

    [Fact]
    public async Task Constructor_ThatFails_FailsTheCallThatCausedItAndTheNextCallTriesAnew()
    {
        var key = $"constructor-{EngineFixture.NewKey()}";
        var grain = engine.Grains.GetGrain<IUnreadyGrain>(key);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => grain.Call());
        Assert.IsType<RefusedException>(failure.InnerException);
        Assert.Equal(key, await grain.Call());
    }

    [Fact]
    public async Task Activation_ThatAlwaysFails_FailsEveryCall()
    {
        var grain = engine.Grains.GetGrain<IUnreadyGrain>($"always-{EngineFixture.NewKey()}");
        foreach (var call in Enumerable.Range(0, 10).Select(_ => grain.Call()).ToArray())
        {
            await Assert.ThrowsAsync<RefusedException>(() => call);
        }
    }
}
