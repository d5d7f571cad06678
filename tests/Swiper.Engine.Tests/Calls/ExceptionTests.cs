using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Calls;

public sealed class ExceptionTests(EngineFixture engine)
{
    private readonly IFaultyGrain _grain = engine.Grains.GetGrain<IFaultyGrain>(EngineFixture.NewKey());

    [Fact]
    public async Task Exception_OfAMethod_ReachesTheCallerAndLeavesTheActivationUsable()
    {
        Assert.Equal("at once", (await Assert.ThrowsAsync<RefusedException>(() => _grain.ThrowAtOnce())).Message);
        Assert.Equal("later", (await Assert.ThrowsAsync<RefusedException>(() => _grain.ThrowLater())).Message);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _grain.ThrowFromValueTask());
        Assert.Equal(3, await _grain.Calls());
    }

    [Fact]
    public async Task Exception_OfAMethod_ReachesACallingGrain()
    {
        var caller = engine.Grains.GetGrain<IFaultyGrain>(EngineFixture.NewKey());
        Assert.Equal("later", await caller.CatchFrom(_grain));
    }
}
