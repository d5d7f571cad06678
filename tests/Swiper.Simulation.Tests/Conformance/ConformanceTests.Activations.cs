using Swiper.Simulation.Tests.Conformance.Grains;

namespace Swiper.Simulation.Tests.Conformance;

// How activations begin, fail and end.
public abstract partial class ConformanceTests
{
    /// <summary>The key under which documents are stored.</summary>
    [Fact]
    public Task Identity_OfAGrain_IsTheNameOfItsClassAndItsKeyInHexadecimal() => Play(static async scene =>
    {
        var expected = $"test.life/{scene.KeyOf(0):X}";
        Assert.Equal(expected, scene.Grain<ILifeGrain>().GetGrainId().ToString());
        Assert.Equal(expected, await scene.Grain<ILifeGrain>().Identity());
        Assert.Equal("test.life/FFFFFFFFFFFFFFFF", scene.Grains.GetGrain<ILifeGrain>(-1).GetGrainId().ToString());
    });

    [Fact]
    public Task FirstCall_FromManyCallersAtOnce_ActivatesOnceBeforeAnyRequest() => Play(static async scene =>
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => scene.Grain<ILifeGrain>().Number()));
        Assert.All(numbers, static number => Assert.Equal(1, number));
        Assert.StartsWith("activate:1 call:1", scene.Journal(), StringComparison.Ordinal);
    });

    [Fact]
    public Task DeactivateOnIdle_InARequest_EndsTheActivationAfterItAndTheNextCallFindsANewOne() => Play(static async scene =>
    {
        await scene.Grain<ILifeGrain>().End();
        Assert.Equal(2, await scene.Grain<ILifeGrain>().Number());
        Assert.Equal("activate:1 end:1 deactivate:1:ApplicationRequested activate:2 call:2", scene.Journal());
    });

    [Fact]
    public Task DeactivateOnIdle_WhileAnotherRequestRuns_WaitsForItAndPassesLaterCallsOnToTheNextActivation() => Play(static async scene =>
    {
        var grain = scene.Grain<ILifeGrain>();
        var lingering = grain.Linger("gate");
        await scene.Reached("in:gate");
        await grain.End();
        var later = grain.Number();
        scene.Open("gate");
        await lingering;
        Assert.Equal(2, await later);
        Assert.Equal("activate:1 end:1 lingered:1 deactivate:1:ApplicationRequested activate:2 call:2", scene.Journal());
    });

    [Fact]
    public Task DeactivateOnIdle_WhileActivating_ServesNothingInThatActivation() => Play(static async scene =>
    {
        scene.Open("end-at-once");
        Assert.Equal(2, await scene.Grain<ILifeGrain>().Number());
        Assert.Equal("activate:1 activate:2 call:2", scene.Journal());
    });

    [Fact]
    public Task Activation_ThatFails_FailsTheCallThatCausedItAndTheNextCallTriesAnew() => Play(static async scene =>
    {
        scene.Open("activation");
        var grain = scene.Grain<IUnreadyGrain>();
        Assert.Equal("activation", (await Throws<RefusedException>(grain.Call)).Message);
        await grain.Call();
        Assert.Equal("", scene.Journal());
    });

    [Fact]
    public Task Constructor_ThatFails_FailsTheCallThatCausedItAndTheNextCallTriesAnew() => Play(static async scene =>
    {
        scene.Open("constructor");
        var grain = scene.Grain<IUnreadyGrain>();
        await Throws<InvalidOperationException>(grain.Call);
        await grain.Call();
    });

    [Fact]
    public Task Activation_ThatAlwaysFails_FailsEveryCall() => Play(static async scene =>
    {
        scene.Open("always");
        foreach (var call in Enumerable.Range(0, 10).Select(_ => scene.Grain<IUnreadyGrain>().Call()).ToArray())
        {
            await Throws<RefusedException>(() => call);
        }
    });
}
