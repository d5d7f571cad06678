using Swiper.Simulation.Tests.Conformance.Grains;

namespace Swiper.Simulation.Tests.Conformance;

// Grain timers. A request that does not interleave returns after the tick before it has ended and the timer was rearmed, which tells when the clock
// may move again.
public abstract partial class ConformanceTests
{
    private static readonly TimeSpan Due = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    [Fact]
    public Task Timer_WhenDueAndAfterEachPeriod_TicksOnTheActivation() => Play(static async scene =>
    {
        var grain = await Started(scene);
        await scene.Advance(Due - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await grain.Ticks());
        await scene.Advance(TimeSpan.FromSeconds(1));
        await Ticked(scene, 1);
        await scene.Advance(Period);
        await Ticked(scene, 2);
        Assert.True(await grain.TicksAtHome());
    });

    [Fact]
    public Task Tick_ThatThrows_IsFollowedByTheNext() => Play(static async scene =>
    {
        var grain = await Started(scene);
        await grain.Break();
        await scene.Advance(Due);
        await Ticked(scene, 1);
        await scene.Advance(Period);
        await Ticked(scene, 2);
    });

    [Fact]
    public Task Change_OfATimer_SetsDueTimeAndPeriod() => Play(static async scene =>
    {
        var grain = await Started(scene);
        await grain.Change(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        await scene.Advance(Due);
        Assert.Equal(0, await grain.Ticks());
        await scene.Advance(TimeSpan.FromMinutes(1) - Due);
        await Ticked(scene, 1);
        await scene.Advance(TimeSpan.FromMinutes(2));
        await Ticked(scene, 2);
    });

    [Fact]
    public Task Dispose_OfATimer_EndsIt() => Play(static async scene =>
    {
        var grain = await Started(scene);
        await grain.Stop();
        await scene.Advance(Due);
        Assert.Equal(0, await grain.Ticks());
    });

    [Fact]
    public Task Deactivation_OfItsGrain_EndsATimer() => Play(static async scene =>
    {
        var grain = await Started(scene);
        await grain.End();
        await grain.Ticks();
        await scene.Advance(Due);
        Assert.Equal(0, await grain.Ticks());
    });

    [Fact]
    public Task Tick_WhileARequestRuns_WaitsForItsEnd() => Play(static async scene =>
    {
        var grain = await Started(scene);
        var lingering = grain.Linger("gate");
        await scene.Reached("in:gate");
        await scene.Advance(Due);
        Assert.Equal(0, await grain.TicksNow());
        scene.Open("gate");
        await lingering;
        await Ticked(scene, 1);
    });

    [Fact]
    public Task InterleavingTick_WhileARequestRuns_RunsAtOnce() => Play(static async scene =>
    {
        var grain = await Started(scene, interleave: true);
        var lingering = grain.Linger("gate");
        await scene.Reached("in:gate");
        await scene.Advance(Due);
        await scene.Reached("tick:1");
        Assert.Equal(1, await grain.TicksNow());
        scene.Open("gate");
        await lingering;
    });

    private static async Task<ITickGrain> Started(Scene scene, bool interleave = false)
    {
        var grain = scene.Grain<ITickGrain>();
        await grain.Start(Due, Period, interleave);
        return grain;
    }

    private static async Task Ticked(Scene scene, int times)
    {
        await scene.Reached($"tick:{times}");
        Assert.Equal(times, await scene.Grain<ITickGrain>().Ticks());
    }
}
