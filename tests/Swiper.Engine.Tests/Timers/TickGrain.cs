using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Timers;

internal sealed class TickGrain(Probe probe) : Grain, ITickGrain
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
        probe.Signal($"in:{gate}");
        await probe.Wait(gate);
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task<int> TicksNow() => Task.FromResult(_ticks);

    public Task<bool> TicksAtHome() => Task.FromResult(_home == _tickHome);

    private async Task Tick(string state, CancellationToken cancellationToken)
    {
        await Task.Yield();
        _tickHome = TaskScheduler.Current;
        _ticks++;
        probe.Signal($"tick:{this.GetPrimaryKeyLong()}:{_ticks}");
        if (_isBroken)
        {
            throw new InvalidOperationException(state);
        }
    }
}
