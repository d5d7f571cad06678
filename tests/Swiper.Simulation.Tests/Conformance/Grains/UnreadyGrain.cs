namespace Swiper.Simulation.Tests.Conformance.Grains;

/// <summary>Fails to activate, once or always, as the probe says.</summary>
[Alias("test.unready")]
internal interface IUnreadyGrain : IGrainWithIntegerKey
{
    [Alias("Call")]
    Task Call();
}

[GrainType("test.unready")]
internal sealed class UnreadyGrain : Grain, IUnreadyGrain
{
    private readonly Probe _probe;
    private readonly string _name;

    public UnreadyGrain(IGrainContext context, Probe probe)
        : base(context)
    {
        _probe = probe;
        _name = $"{context.GrainId.GetIntegerKey()}";
        FailIf(probe.Take($"{_name}:constructor"), "constructor");
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        FailIf(_probe.Take($"{_name}:activation"), "activation");
        FailIf(_probe.IsSignalled($"{_name}:always"), "always");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _probe.Note(_name, "deactivated");
        return Task.CompletedTask;
    }

    public Task Call() => Task.CompletedTask;

    private static void FailIf(bool isTold, string where)
    {
        if (isTold)
        {
            throw new RefusedException(where);
        }
    }
}
