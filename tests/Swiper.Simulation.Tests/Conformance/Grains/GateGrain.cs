using Orleans.Concurrency;

namespace Swiper.Simulation.Tests.Conformance.Grains;

/// <summary>Every method records <c>in:name</c>, waits for the gate of that name, and records <c>out:name</c>.</summary>
[Alias("test.gate")]
internal interface IGateGrain : IGrainWithIntegerKey
{
    [Alias("Pass")]
    Task Pass(string name);

    [Alias("Look"), ReadOnly]
    Task Look(string name);

    [Alias("Slip"), AlwaysInterleave]
    Task Slip(string name);

    [Alias("Throw"), OneWay]
    Task Throw(string name);

    [Alias("PassInTime"), ResponseTimeout("00:00:00.2")]
    Task PassInTime(string name);

    [Alias("Journal"), AlwaysInterleave]
    Task<string> Journal();
}

[GrainType("test.gate")]
internal sealed class GateGrain(IGrainContext context, Probe probe) : Grain(context), IGateGrain
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
        probe.Signal($"{this.GetPrimaryKeyLong()}:in:{name}");
        await probe.Wait($"{this.GetPrimaryKeyLong()}:{name}");
        _journal.Add($"out:{name}");
    }
}
