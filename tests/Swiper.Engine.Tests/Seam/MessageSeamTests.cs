using Swiper.Engine.Tests.Calls;

namespace Swiper.Engine.Tests.Seam;

public sealed class MessageSeamTests : IAsyncLifetime
{
    private SimulatedEngine _engine = null!;

    private IOrderGrain Grain => _engine.Grains.GetGrain<IOrderGrain>(1);

    public async ValueTask InitializeAsync() => _engine = await SimulatedEngine.Start();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public void Message_OfAGrain_SaysWhoCallsWhat()
    {
        var seen = new List<string>();
        _engine.Messages.Holds = message =>
        {
            seen.Add($"{message.Caller?.ToString() ?? "outside"} {message.Method} {message.Grain}{(message.IsResponse ? " answers" : "")}");
            return false;
        };
        _engine.Scheduler.Run(() => Grain.SendTo(_engine.Grains.GetGrain<IOrderGrain>(2), 1));
        Assert.Equal(
            [
                "outside IOrderGrain.SendTo order/1", "order/1 IOrderGrain.Append order/2",
                "order/1 IOrderGrain.Append order/2 answers", "outside IOrderGrain.SendTo order/1 answers",
            ],
            seen);
    }

    [Fact]
    public void Requests_DeliveredInAnotherOrder_ArriveInThatOrder()
    {
        _engine.Messages.Holds = message => message is { IsResponse: false, Method: "IOrderGrain.Append" };
        var calls = _engine.Scheduler.Start(() => Task.WhenAll(Grain.Append(1), Grain.Append(2)));
        _engine.Scheduler.RunAll();
        _engine.Messages.Held[1].Deliver();
        _engine.Messages.Held[0].Deliver();
        _engine.Scheduler.RunAll();
        Assert.True(calls.IsCompletedSuccessfully);
        Assert.Equal([2, 1], Read());
    }

    [Fact]
    public void Request_DeliveredTwice_IsServedTwiceAndAnsweredOnce()
    {
        _engine.Messages.Holds = message => message is { IsResponse: false, Method: "IOrderGrain.Append" };
        var call = _engine.Scheduler.Start(() => Grain.Append(1));
        _engine.Scheduler.RunAll();
        _engine.Messages.Held[0].Deliver();
        _engine.Messages.Held[0].Deliver();
        _engine.Scheduler.RunAll();
        Assert.True(call.IsCompletedSuccessfully);
        Assert.Equal([1, 1], Read());
    }

    [Fact]
    public void Request_ThatIsLost_TimesOut()
    {
        _engine.Messages.Holds = message => message is { IsResponse: false, Method: "IOrderGrain.Append" };
        var call = _engine.Scheduler.Start(() => Grain.Append(1));
        _engine.Scheduler.RunAll();
        _engine.Advance(TimeSpan.FromSeconds(32));
        Assert.IsType<TimeoutException>(call.Exception?.InnerException);
        Assert.Empty(Read());
    }

    [Fact]
    public void Answer_ThatIsLost_TimesOutThoughTheGrainServed()
    {
        _engine.Messages.Holds = message => message is { IsResponse: true, Method: "IOrderGrain.Append" };
        var call = _engine.Scheduler.Start(() => Grain.Append(1));
        _engine.Scheduler.RunAll();
        _engine.Advance(TimeSpan.FromSeconds(32));
        Assert.IsType<TimeoutException>(call.Exception?.InnerException);
        _engine.Messages.Held[0].Deliver();
        _engine.Scheduler.RunAll();
        Assert.Equal([1], Read());
    }

    private int[] Read()
    {
        int[] numbers = [];
        _engine.Messages.Holds = _ => false;
        _engine.Scheduler.Run(async () => numbers = await Grain.Read());
        return numbers;
    }
}
