using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Calls;

internal sealed class GateGrain(Probe probe) : Grain, IGateGrain
{
    private readonly List<string> _journal = [];

    public Task Pass(string name) => Enter(name);

    public Task Look(string name) => Enter(name);

    public Task Slip(string name) => Enter(name);

    public Task Throw(string name) => Enter(name);

    public Task PassInTime(string name) => Enter(name);

    public Task<string> Journal() => Task.FromResult(string.Join(' ', _journal));

    private async Task Enter(string name)
    {
        _journal.Add($"in:{name}");
        probe.Signal($"in:{this.GetPrimaryKeyLong()}:{name}");
        await probe.Wait($"gate:{this.GetPrimaryKeyLong()}:{name}");
        _journal.Add($"out:{name}");
    }
}
