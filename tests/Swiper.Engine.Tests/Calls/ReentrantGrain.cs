using Orleans.Concurrency;
using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Calls;

[Reentrant]
internal sealed class ReentrantGrain(Probe probe) : Grain, IReentrantGrain
{
    private int _turns;

    public async Task Meet(string me, string other)
    {
        probe.Signal($"{this.GetPrimaryKeyLong()}:{me}");
        await probe.Wait($"{this.GetPrimaryKeyLong()}:{other}");
    }

    public async Task<bool> Overlaps(int turns)
    {
        var overlaps = false;
        for (var i = 0; i < turns; i++)
        {
            overlaps |= Interlocked.Increment(ref _turns) != 1;
            Thread.SpinWait(50);
            Interlocked.Decrement(ref _turns);
            await Task.Yield();
        }

        return overlaps;
    }
}
