using Swiper.Simulation.Tests.Conformance.Grains;

namespace Swiper.Simulation.Tests.Conformance;

// Time-outs and cancellation of requests. Orleans measures time-outs on the machine's clock, so these tests wait for it and for nothing else.
public abstract partial class ConformanceTests
{
    [Fact]
    public Task Call_LongerThanItsMethodAllows_TimesOutAndLeavesTheActivationUsable() => Play(static async scene =>
    {
        var gate = scene.Grain<IGateGrain>();
        await Throws<TimeoutException>(() => gate.PassInTime("1"));
        scene.Open("1");
        scene.Open("2");
        await gate.Pass("2");
        Assert.Equal("in:1 out:1 in:2 out:2", await gate.Journal());
    });

    [Fact]
    public Task Call_ThatTimesOutBeforeItStarts_NeverStarts() => Play(static async scene =>
    {
        var gate = scene.Grain<IGateGrain>();
        var first = gate.Pass("1");
        await scene.Reached("in:1");
        await Throws<TimeoutException>(() => gate.PassInTime("2"));
        scene.Open("1");
        scene.Open("3");
        await first;
        await gate.Pass("3");
        Assert.Equal("in:1 out:1 in:3 out:3", await gate.Journal());
    });

    [Fact]
    public Task Cancel_BeforeTheCall_NothingIsSent() => Play(static async scene =>
    {
        var grain = scene.Grain<ICancellableGrain>();
        await Throws<OperationCanceledException>(() => grain.Enter("in", new CancellationToken(canceled: true)));
        Assert.Equal("", await grain.Journal());
    });

    [Fact]
    public Task Cancel_WhileTheMethodRuns_BothSeeIt() => Play(static async scene =>
    {
        var grain = scene.Grain<ICancellableGrain>();
        using var cancel = new CancellationTokenSource();
        var call = grain.WaitForCancellation(cancel.Token);
        await scene.Reached("waits");
        cancel.Cancel();
        await Throws<OperationCanceledException>(() => call);
        await scene.Reached("cancelled");
        Assert.Equal("cancelled at home: True", await grain.Journal());
    });

    [Fact]
    public Task Cancel_WhileTheRequestWaits_ItNeverStarts() => Play(static async scene =>
    {
        var grain = scene.Grain<ICancellableGrain>();
        using var first = new CancellationTokenSource();
        var running = grain.WaitForCancellation(first.Token);
        await scene.Reached("waits");
        using var second = new CancellationTokenSource();
        var waiting = grain.Enter("in", second.Token);
        await grain.Journal();
        second.Cancel();
        await Throws<OperationCanceledException>(() => waiting);
        first.Cancel();
        await Throws<OperationCanceledException>(() => running);
        await grain.Enter("last", CancellationToken.None);
        Assert.Equal("cancelled at home: True, last", await grain.Journal());
    });
}
