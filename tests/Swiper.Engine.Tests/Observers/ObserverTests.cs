using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Observers;

public sealed class ObserverTests(EngineFixture engine)
{
    private readonly Listener _listener = new();
    private readonly ISpeakerGrain _grain = engine.Grains.GetGrain<ISpeakerGrain>(EngineFixture.NewKey());

    [Fact]
    public async Task Calls_OfAGrain_ReachTheObjectInOrderOneAtATime()
    {
        var reference = engine.Grains.CreateObjectReference<IListener>(_listener);
        await _grain.Tell(reference, 100);
        Assert.Equal(Enumerable.Range(0, 100), _listener.Heard);
        Assert.False(_listener.Overlapped);
    }

    [Fact]
    public async Task Answer_OfAnObject_ReachesTheGrain()
    {
        var reference = engine.Grains.CreateObjectReference<IListener>(_listener);
        Assert.Equal(8, await _grain.Ask(reference, 7));
        GC.KeepAlive(_listener);
    }

    [Fact]
    public async Task Exception_OfAnObject_ReachesTheGrain()
    {
        var reference = engine.Grains.CreateObjectReference<IListener>(_listener);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _grain.Ask(reference, -1));
        GC.KeepAlive(_listener);
    }

    [Fact]
    public async Task OneWayCall_OfAGrain_ReachesTheObject()
    {
        var reference = engine.Grains.CreateObjectReference<IListener>(_listener);
        await _grain.Whisper(reference);
        await _listener.Overheard.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task DeleteObjectReference_ThenACall_GetsNoAnswer()
    {
        await using var other = await new TestEngine(silo =>
            silo.Configure<Orleans.Configuration.SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromMilliseconds(300))).Start();
        var reference = other.Grains.CreateObjectReference<IListener>(_listener);
        var grain = other.Grains.GetGrain<ISpeakerGrain>(1);
        Assert.Equal(1, await grain.Ask(reference, 0));
        other.Grains.DeleteObjectReference<IListener>(reference);
        await Assert.ThrowsAsync<TimeoutException>(() => grain.Ask(reference, 0));
    }

    [Fact]
    public async Task CreateObjectReference_InAGrain_Throws() =>
        Assert.Equal(nameof(InvalidOperationException), await _grain.MakeReference());
}
