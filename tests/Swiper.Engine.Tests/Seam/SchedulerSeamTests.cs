using Swiper.Engine.Tests.Activations;
using Swiper.Engine.Tests.Calls;
using Swiper.Engine.Tests.Storage;
using Swiper.Engine.Tests.Timers;

namespace Swiper.Engine.Tests.Seam;

public sealed class SchedulerSeamTests
{
    [Fact]
    public Task Everything_WithASchedulerOfOneThread_RunsOnThatThread() => RunEverything(new SeededScheduler(1));

    [Fact]
    public async Task Everything_WithASchedulerThatTakesWork_RunsOnThatThread()
    {
        var scheduler = new SeededWorkScheduler(1);
        await RunEverything(scheduler);
        Assert.True(scheduler.Works > 0);
    }

    [Fact]
    public async Task Run_WithTheSameSeed_IsTheSame()
    {
        var first = await OrderOfRun(seed: 7);
        Assert.Equal(first, await OrderOfRun(seed: 7));
        Assert.NotEqual(first, await OrderOfRun(seed: 8));
    }

    [Fact]
    public async Task Clock_AfterTheResponseTimeout_FailsTheCall()
    {
        await using var engine = await SimulatedEngine.Start();
        var call = engine.Scheduler.Start(() => engine.Grains.GetGrain<IGateGrain>(1).Pass("1"));
        engine.Scheduler.RunAll();
        engine.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        engine.Advance(TimeSpan.FromSeconds(3));
        Assert.IsType<TimeoutException>(call.Exception?.InnerException);
    }

    [Fact]
    public async Task Clock_AfterTheCollectionAge_EndsWhatWasIdleAndNothingElse()
    {
        await using var engine = await SimulatedEngine.Start();
        var used = engine.Grains.GetGrain<ILifeGrain>(1);
        engine.Scheduler.Run(() => Task.WhenAll(used.Number(), engine.Grains.GetGrain<ILifeGrain>(2).Number()));
        for (var minute = 0; minute < 7; minute++)
        {
            engine.Advance(TimeSpan.FromMinutes(1));
            engine.Scheduler.Run(() => used.Number());
        }

        Assert.Equal([used.GetGrainId()], engine.Engine.Activations.Select(activation => activation.GrainId));
        Assert.EndsWith("deactivate:1:ActivationIdle", engine.Probe.Journal("life:2"), StringComparison.Ordinal);
    }

    private static async Task RunEverything(SeededScheduler scheduler)
    {
        await using var engine = await SimulatedEngine.Start(scheduler);
        var thread = Environment.CurrentManagedThreadId;
        engine.Scheduler.Run(async () =>
        {
            await engine.Grains.GetGrain<IOrderGrain>(1).SendTo(engine.Grains.GetGrain<IOrderGrain>(2), 20);
            await engine.Grains.GetGrain<INoteGrain>(1).Write("one");
            await engine.Grains.GetGrain<ITickGrain>(1).Start(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), interleave: false);
            await engine.Grains.GetGrain<ILifeGrain>(1).End();
            await engine.Grains.GetGrain<ILifeGrain>(1).Number().ConfigureAwait(false);
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
        });
        engine.Advance(TimeSpan.FromSeconds(1));
        engine.Advance(TimeSpan.FromSeconds(1));
        engine.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal([thread], engine.Scheduler.Threads);
    }

    private static async Task<string> OrderOfRun(int seed)
    {
        await using var engine = await SimulatedEngine.Start(seed);
        engine.Scheduler.Run(() => Task.WhenAll(Enumerable.Range(0, 50).Select(async caller =>
        {
            await engine.Grains.GetGrain<ICounterGrain>(caller % 5).Add(1);
            engine.Probe.Note("run", $"{caller}");
        })));
        return engine.Probe.Journal("run");
    }
}
