using Swiper.Simulation.Tests.Conformance.Grains;

namespace Swiper.Simulation.Tests.Conformance;

// Interleaving, order and context of requests.
public abstract partial class ConformanceTests
{
    [Fact]
    public Task Request_WhileAnotherRuns_StartsWhenThatHasEnded() => Play(static async scene =>
    {
        var gate = scene.Grain<IGateGrain>();
        var first = gate.Pass("1");
        await scene.Reached("in:1");
        var second = gate.Pass("2");

        // Sent later and free to interleave: when it is answered, the second has had its chance.
        Assert.Equal("in:1", await gate.Journal());
        scene.Open("1");
        scene.Open("2");
        await Task.WhenAll(first, second);
        Assert.Equal("in:1 out:1 in:2 out:2", await gate.Journal());
    });

    [Fact]
    public Task AlwaysInterleave_WhileAnotherRuns_StartsAtOnce() => Play(static async scene =>
    {
        var gate = scene.Grain<IGateGrain>();
        var first = gate.Pass("1");
        await scene.Reached("in:1");
        scene.Open("2");
        await gate.Slip("2");
        scene.Open("1");
        await first;
        Assert.Equal("in:1 in:2 out:2 out:1", await gate.Journal());
    });

    [Fact]
    public Task Request_WhileOnlyInterleavingOnesRun_StartsAtOnce() => Play(static async scene =>
    {
        var gate = scene.Grain<IGateGrain>();
        var first = gate.Slip("1");
        await scene.Reached("in:1");
        scene.Open("2");
        await gate.Pass("2");
        scene.Open("1");
        await first;
    });

    [Fact]
    public Task ReadOnly_WhileAReadOnlyRuns_StartsAtOnceAndAWriterWaitsForBoth() => Play(static async scene =>
    {
        var gate = scene.Grain<IGateGrain>();
        var first = gate.Look("1");
        await scene.Reached("in:1");
        var second = gate.Look("2");
        await scene.Reached("in:2");
        var writer = gate.Pass("3");
        scene.Open("1");
        await first;
        Assert.Equal("in:1 in:2 out:1", await gate.Journal());
        scene.Open("4");
        await gate.Look("4");
        scene.Open("2");
        scene.Open("3");
        await Task.WhenAll(second, writer);
        Assert.Equal("in:1 in:2 out:1 in:4 out:4 out:2 in:3 out:3", await gate.Journal());
    });

    [Fact]
    public Task ReadOnly_WhileAWriterRuns_Waits() => Play(static async scene =>
    {
        var gate = scene.Grain<IGateGrain>();
        var writer = gate.Pass("1");
        await scene.Reached("in:1");
        var reader = gate.Look("2");
        Assert.Equal("in:1", await gate.Journal());
        scene.Open("1");
        scene.Open("2");
        await Task.WhenAll(writer, reader);
    });

    [Fact]
    public Task OneWay_Call_CompletesBeforeTheMethod() => Play(static async scene =>
    {
        await scene.Grain<IGateGrain>().Throw("1");
        await scene.Reached("in:1");
        scene.Open("1");
    });

    [Fact]
    public Task Requests_OfOneCaller_ArriveInOrderOnceThereIsAnActivation() => Play(static async scene =>
    {
        var (grain, other) = (scene.Grain<ICallGrain>(), scene.Grain<ICallGrain>(2));
        await grain.Read();
        await other.Read();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(grain.Append));
        Assert.Equal(Enumerable.Range(0, 100), await grain.Read());

        await scene.Grain<ICallGrain>(1).SendTo(scene.KeyOf(2), 100);
        Assert.Equal(Enumerable.Range(0, 100), await other.Read());
    });

    [Fact]
    public Task Call_OfAGrainToItself_WaitsForItselfUntilItTimesOutUnlessItInterleaves() => Play(static async scene =>
    {
        Assert.Equal("timeout", await scene.Grain<ICallGrain>().CallMyself());
        Assert.Equal("done", await scene.Grain<ICallGrain>().CallMyselfInterleaved());
    });

    [Fact]
    public Task Exception_OfAMethod_ReachesTheCallerAndLeavesTheActivationUsable() => Play(static async scene =>
    {
        var grain = scene.Grain<ICallGrain>();
        await grain.Append(1);
        Assert.Equal("at once", (await Throws<RefusedException>(grain.ThrowAtOnce)).Message);
        Assert.Equal("later", (await Throws<RefusedException>(() => grain.ThrowLater().AsTask())).Message);
        Assert.Equal("later", await scene.Grain<ICallGrain>(1).CatchFrom(scene.KeyOf(0)));
        Assert.Single(await grain.Read());
    });

    [Fact]
    public Task Await_InAGrain_ComesBackToItsActivation() => Play(static async scene =>
        Assert.True(await scene.Grain<ICallGrain>().StaysAtHome(scene.KeyOf(1))));

    [Fact]
    public Task Arguments_AndResults_AreCopied() => Play(static async scene =>
    {
        var grain = scene.Grain<ICallGrain>();
        List<int> mine = [1];
        Assert.Equal(2, await grain.Fill(mine));
        Assert.Single(mine);

        var theirs = await grain.Keep();
        theirs.Add(7);
        Assert.Equal(2, (await grain.Keep()).Count);
    });
}
