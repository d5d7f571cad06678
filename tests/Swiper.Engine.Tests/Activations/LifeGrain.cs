using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Activations;

[GrainType("test.life")]
internal sealed class LifeGrain(Probe probe) : Grain, ILifeGrain
{
    private int _number;

    private string Name => $"life:{this.GetPrimaryKeyLong()}";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        _number = probe.Count(Name);
        probe.Note(Name, $"activate:{_number}");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        probe.Note(Name, $"deactivate:{_number}:{reason.ReasonCode}");
        probe.Signal($"{Name}:ended:{_number}");
    }

    public Task<int> Number()
    {
        probe.Note(Name, $"call:{_number}");
        return Task.FromResult(_number);
    }

    public Task End()
    {
        DeactivateOnIdle();
        probe.Note(Name, $"end:{_number}");
        return Task.CompletedTask;
    }

    public Task Stay()
    {
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public async Task Linger(string gate)
    {
        probe.Signal($"{Name}:in:{gate}");
        await probe.Wait($"{Name}:{gate}");
        probe.Note(Name, $"lingered:{_number}");
    }

    public Task<string> Identity() => Task.FromResult(this.GetGrainId().ToString());
}
