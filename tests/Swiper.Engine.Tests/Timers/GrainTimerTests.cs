using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Timers;

/// <summary>
/// A request to a grain that does not interleave comes back after the tick before it has ended, and so after the timer is set anew: it tells
/// a test when it may move the clock again.
/// </summary>
public sealed class GrainTimerTests : IAsyncLifetime
{
    private static readonly TimeSpan Due = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    private readonly TestEngine _engine = new();

    private ITickGrain Grain => _engine.Grains.GetGrain<ITickGrain>(1);

    public async ValueTask InitializeAsync() => await _engine.Start();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Timer_WhenDueAndAfterEachPeriod_TicksOnTheActivation()
    {
        await Grain.Start(Due, Period, interleave: false);
        _engine.Clock.Advance(Due - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Grain.Ticks());
        _engine.Clock.Advance(TimeSpan.FromSeconds(1));
        await Ticked(1);
        _engine.Clock.Advance(Period);
        await Ticked(2);
        Assert.True(await Grain.TicksAtHome());
    }

    [Fact]
    public async Task Timer_WithoutAPeriod_TicksOnce()
    {
        await Grain.Start(Due, Timeout.InfiniteTimeSpan, interleave: false);
        _engine.Clock.Advance(Due);
        await Ticked(1);
        _engine.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Grain.Ticks());
    }

    [Fact]
    public async Task Tick_ThatThrows_IsFollowedByTheNext()
    {
        await Grain.Start(Due, Period, interleave: false);
        await Grain.Break();
        _engine.Clock.Advance(Due);
        await Ticked(1);
        _engine.Clock.Advance(Period);
        await Ticked(2);
    }

    [Fact]
    public async Task Change_OfATimer_SetsDueTimeAndPeriod()
    {
        await Grain.Start(Due, Period, interleave: false);
        await Grain.Change(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        _engine.Clock.Advance(Due);
        Assert.Equal(0, await Grain.Ticks());
        _engine.Clock.Advance(TimeSpan.FromMinutes(1) - Due);
        await Ticked(1);
        _engine.Clock.Advance(TimeSpan.FromMinutes(2));
        await Ticked(2);
    }

    [Fact]
    public async Task Dispose_OfATimer_EndsIt()
    {
        await Grain.Start(Due, Period, interleave: false);
        await Grain.Stop();
        _engine.Clock.Advance(Due);
        Assert.Equal(0, await Grain.Ticks());
    }

    [Fact]
    public async Task Deactivation_OfItsGrain_EndsATimer()
    {
        await Grain.Start(Due, Period, interleave: false);
        await _engine.Cluster.DeactivateAsync(Grain);
        _engine.Clock.Advance(Due);
        Assert.Equal(0, await Grain.Ticks());
    }

    [Fact]
    public async Task Tick_WhileARequestRuns_WaitsForItsEnd()
    {
        await Grain.Start(Due, Period, interleave: false);
        var lingering = Grain.Linger("gate");
        await _engine.Probe.Wait("in:gate");
        _engine.Clock.Advance(Due);
        Assert.Equal(0, await Grain.TicksNow());
        _engine.Probe.Signal("gate");
        await lingering;
        await Ticked(1);
    }

    [Fact]
    public async Task InterleavingTick_WhileARequestRuns_RunsAtOnce()
    {
        await Grain.Start(Due, Period, interleave: true);
        var lingering = Grain.Linger("gate");
        await _engine.Probe.Wait("in:gate");
        _engine.Clock.Advance(Due);
        await _engine.Probe.Wait("tick:1:1");
        Assert.Equal(1, await Grain.TicksNow());
        _engine.Probe.Signal("gate");
        await lingering;
    }

    private async Task Ticked(int times)
    {
        await _engine.Probe.Wait($"tick:1:{times}");
        Assert.Equal(times, await Grain.Ticks());
    }
}
