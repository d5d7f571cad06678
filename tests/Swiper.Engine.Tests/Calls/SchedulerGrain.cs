using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Calls;

internal sealed class SchedulerGrain(Probe probe) : Grain, ISchedulerGrain
{
    public async Task<bool> StaysAfterAwait()
    {
        var home = TaskScheduler.Current;
        await Task.Yield();
        var stays = TaskScheduler.Current == home;
        probe.Signal($"scheduler:{this.GetPrimaryKeyLong()}");
        await probe.Wait($"scheduler:go:{this.GetPrimaryKeyLong()}");
        return stays && TaskScheduler.Current == home && home != TaskScheduler.Default;
    }

    public async Task<bool> StaysAfterCall(ICounterGrain other)
    {
        var home = TaskScheduler.Current;
        await other.Add(1);
        return TaskScheduler.Current == home && home != TaskScheduler.Default;
    }

    public async Task<bool> StaysInStartedTask()
    {
        var home = TaskScheduler.Current;
        return await Task.Factory.StartNew(() => TaskScheduler.Current == home, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
    }
}
