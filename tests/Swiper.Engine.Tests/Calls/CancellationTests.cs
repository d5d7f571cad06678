using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Calls;

public sealed class CancellationTests(EngineFixture engine)
{
    private readonly long _key = EngineFixture.NewKey();

    private ICancellableGrain Grain => engine.Grains.GetGrain<ICancellableGrain>(_key);

    [Fact]
    public async Task Cancel_BeforeTheCall_NothingIsSent()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Grain.Enter("in", new CancellationToken(canceled: true)));
        Assert.Equal("", await Grain.Journal());
    }

    [Fact]
    public async Task Cancel_WhileTheMethodRuns_BothSeeIt()
    {
        using var cancel = new CancellationTokenSource();
        var call = Grain.WaitForCancellation(cancel.Token);
        await engine.Probe.Wait($"cancellable:{_key}");
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await engine.Probe.Wait($"cancelled:{_key}");
        Assert.Equal("cancelled at home: True", await Grain.Journal());
    }

    [Fact]
    public async Task Cancel_WhileTheRequestWaits_ItNeverStarts()
    {
        using var first = new CancellationTokenSource();
        var running = Grain.WaitForCancellation(first.Token);
        await engine.Probe.Wait($"cancellable:{_key}");

        using var second = new CancellationTokenSource();
        var waiting = Grain.Enter("in", second.Token);
        await Grain.Journal();
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Grain.Enter("last", CancellationToken.None);
        Assert.Equal("cancelled at home: True, last", await Grain.Journal());
    }

    [Fact]
    public async Task Call_WithATokenNobodyCancels_Runs()
    {
        using var cancel = new CancellationTokenSource();
        await Grain.Enter("in", cancel.Token);
        Assert.Equal("in", await Grain.Journal());
    }
}
