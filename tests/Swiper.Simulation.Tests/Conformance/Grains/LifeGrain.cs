using Orleans.Concurrency;

namespace Swiper.Simulation.Tests.Conformance.Grains;

/// <summary>Records its life cycle in the probe's journal, each line with the number of the activation.</summary>
[Alias("test.life")]
internal interface ILifeGrain : IGrainWithIntegerKey
{
    [Alias("Number")]
    Task<int> Number();

    [Alias("Identity")]
    Task<string> Identity();

    [Alias("End")]
    Task End();

    [Alias("Linger"), AlwaysInterleave]
    Task Linger(string gate);
}

[GrainType("test.life")]
internal sealed class LifeGrain(IGrainContext context, Probe probe) : Grain(context), ILifeGrain
{
    private int _number;

    private string Name => $"{this.GetPrimaryKeyLong()}";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        _number = probe.Count(Name);
        probe.Note(Name, $"activate:{_number}");
        if (probe.Take($"{Name}:end-at-once"))
        {
            DeactivateOnIdle();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        probe.Note(Name, $"deactivate:{_number}:{reason.ReasonCode}");
    }

    public Task<int> Number()
    {
        probe.Note(Name, $"call:{_number}");
        return Task.FromResult(_number);
    }

    public Task<string> Identity() => Task.FromResult(this.GetGrainId().ToString());

    public Task End()
    {
        DeactivateOnIdle();
        probe.Note(Name, $"end:{_number}");
        return Task.CompletedTask;
    }

    public async Task Linger(string gate)
    {
        probe.Signal($"{Name}:in:{gate}");
        await probe.Wait($"{Name}:{gate}");
        probe.Note(Name, $"lingered:{_number}");
    }
}
