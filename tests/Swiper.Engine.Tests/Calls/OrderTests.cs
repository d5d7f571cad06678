using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Calls;

public sealed class OrderTests(EngineFixture engine)
{
    [Fact]
    public async Task Requests_OfOneCallerOutside_ArriveInOrder()
    {
        var grain = engine.Grains.GetGrain<IOrderGrain>(EngineFixture.NewKey());
        await grain.Read();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(grain.Append));
        Assert.Equal(Enumerable.Range(0, 500), await grain.Read());
    }

    [Fact]
    public async Task Requests_OfOneGrain_ArriveInOrder()
    {
        var sender = engine.Grains.GetGrain<IOrderGrain>(EngineFixture.NewKey());
        var receiver = engine.Grains.GetGrain<IOrderGrain>(EngineFixture.NewKey());
        await receiver.Read();
        await sender.SendTo(receiver, 500);
        Assert.Equal(Enumerable.Range(0, 500), await receiver.Read());
    }
}
