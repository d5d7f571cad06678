using Orleans.Concurrency;

namespace Swiper.Simulation.Tests.Conformance.Grains;

/// <summary>Each tick signals <c>tick:n</c>.</summary>
[Alias("test.tick")]
internal interface ITickGrain : IGrainWithIntegerKey
{
    [Alias("Start")]
    Task Start(TimeSpan due, TimeSpan period, bool interleave);

    [Alias("Change")]
    Task Change(TimeSpan due, TimeSpan period);

    [Alias("Stop")]
    Task Stop();

    /// <summary>Makes each tick throw from now on.</summary>
    [Alias("Break")]
    Task Break();

    [Alias("End")]
    Task End();

    [Alias("Linger")]
    Task Linger(string gate);

    [Alias("Ticks")]
    Task<int> Ticks();

    [Alias("TicksNow"), AlwaysInterleave]
    Task<int> TicksNow();

    /// <summary>Whether ticks run on the activation's scheduler.</summary>
    [Alias("TicksAtHome")]
    Task<bool> TicksAtHome();
}

[GrainType("test.tick")]
internal sealed class TickGrain(IGrainContext context, Probe probe) : Grain(context), ITickGrain
{
    private IGrainTimer? _timer;
    private TaskScheduler? _home;
    private TaskScheduler? _tickHome;
    private bool _isBroken;
    private int _ticks;

    public Task Start(TimeSpan due, TimeSpan period, bool interleave)
    {
        _home = TaskScheduler.Current;
        _timer = this.RegisterGrainTimer(Tick, "state", new GrainTimerCreationOptions(due, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task Break()
    {
        _isBroken = true;
        return Task.CompletedTask;
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task Linger(string gate)
    {
        probe.Signal($"{this.GetPrimaryKeyLong()}:in:{gate}");
        await probe.Wait($"{this.GetPrimaryKeyLong()}:{gate}");
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task<int> TicksNow() => Task.FromResult(_ticks);

    public Task<bool> TicksAtHome() => Task.FromResult(_home == _tickHome);

    private async Task Tick(string state, CancellationToken cancellationToken)
    {
        await Task.Yield();
        _tickHome = TaskScheduler.Current;
        _ticks++;
        probe.Signal($"{this.GetPrimaryKeyLong()}:tick:{_ticks}");
        if (_isBroken)
        {
            throw new InvalidOperationException(state);
        }
    }
}
