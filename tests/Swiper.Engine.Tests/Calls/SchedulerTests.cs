using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Calls;

public sealed class SchedulerTests(EngineFixture engine)
{
    private readonly long _key = EngineFixture.NewKey();

    private ISchedulerGrain Grain => engine.Grains.GetGrain<ISchedulerGrain>(_key);

    [Fact]
    public async Task Await_OfSomethingThatEndsElsewhere_ComesBackToTheActivation()
    {
        var answer = Grain.StaysAfterAwait();
        await engine.Probe.Wait($"scheduler:{_key}");
        engine.Probe.Signal($"scheduler:go:{_key}");
        Assert.True(await answer);
    }

    [Fact]
    public async Task Await_OfAnotherGrain_ComesBackToTheActivation() =>
        Assert.True(await Grain.StaysAfterCall(engine.Grains.GetGrain<ICounterGrain>(_key)));

    [Fact]
    public async Task StartNew_InAGrain_RunsOnTheActivation() => Assert.True(await Grain.StaysInStartedTask());

    [Fact]
    public async Task Answer_ToACallerOutside_LeavesTheActivation()
    {
        await engine.Grains.GetGrain<ICounterGrain>(_key).Add(1);
        Assert.Equal(TaskScheduler.Default, TaskScheduler.Current);
    }
}
