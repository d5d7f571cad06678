using Swiper.Engine.Tests.Activations;
using Swiper.Engine.Tests.Calls;
using Swiper.Engine.Tests.Timers;

namespace Swiper.Engine.Tests.Seam;

public sealed class EngineSeamTests : IAsyncLifetime
{
    private SimulatedEngine _engine = null!;

    private ILifeGrain Grain => _engine.Grains.GetGrain<ILifeGrain>(1);

    private string Journal => _engine.Probe.Journal("life:1");

    public async ValueTask InitializeAsync() => _engine = await SimulatedEngine.Start();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public void Collect_OfAnActivation_EndsIt()
    {
        Assert.False(_engine.Engine.Collect(Grain.GetGrainId()));
        _engine.Scheduler.Run(() => Grain.Number());
        Assert.True(_engine.Engine.Collect(Grain.GetGrainId()));
        _engine.Scheduler.RunAll();
        Assert.Equal("activate:1 call:1 deactivate:1:ActivationIdle", Journal);
        Assert.Empty(_engine.Engine.Activations);
    }

    [Fact]
    public void Duplicate_OfAnActivation_TakesNewRequestsWhileTheOldOneLivesOn()
    {
        Assert.Null(_engine.Engine.Duplicate(Grain.GetGrainId()));
        var grain = Grain;
        _engine.Scheduler.Run(() => grain.Number());
        var old = _engine.Engine.Duplicate(grain.GetGrainId());
        Assert.NotNull(old);
        _engine.Scheduler.Run(() => grain.Number());
        Assert.Equal(2, _engine.Engine.Activations.Count);

        _engine.Messages.Holds = message => !message.IsResponse;
        var late = _engine.Scheduler.Start(() => grain.Number());
        _engine.Scheduler.RunAll();
        _engine.Messages.Held[0].Deliver(old);
        _engine.Scheduler.RunAll();
        Assert.True(late.IsCompletedSuccessfully);
        Assert.Equal("activate:1 call:1 activate:2 call:2 call:1", Journal);

        old.Deactivate(new(DeactivationReasonCode.DuplicateActivation, "It is the older one."), TestContext.Current.CancellationToken);
        _engine.Scheduler.RunAll();
        _engine.Messages.Holds = _ => false;
        _engine.Scheduler.Run(() => grain.Number());
        Assert.EndsWith("deactivate:1:DuplicateActivation call:2", Journal, StringComparison.Ordinal);
    }

    [Fact]
    public void Crash_WhileRequestsRun_FailsCallersOutsideAndRunsNothingMore()
    {
        var call = _engine.Scheduler.Start(() => Grain.Linger("gate"));
        var ticks = _engine.Grains.GetGrain<ITickGrain>(1);
        _engine.Scheduler.Run(() => ticks.Start(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), interleave: false));
        _engine.Engine.Crash();
        _engine.Probe.Signal("life:1:gate");
        _engine.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<SiloUnavailableException>(call.Exception?.InnerException);
        Assert.Equal("activate:1", Journal);

        var later = _engine.Scheduler.Start(() => _engine.Grains.GetGrain<ICounterGrain>(1).Add(1));
        _engine.Scheduler.RunAll();
        Assert.IsType<SiloUnavailableException>(later.Exception?.InnerException);
    }
}
