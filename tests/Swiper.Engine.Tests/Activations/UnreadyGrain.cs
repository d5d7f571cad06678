using Swiper.Engine.Tests.Calls;
using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Activations;

internal sealed class UnreadyGrain : Grain, IUnreadyGrain
{
    private readonly Probe _probe;

    public UnreadyGrain(Probe probe)
    {
        _probe = probe;
        FailIfTold("constructor");
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        FailIfTold("activation");
        FailIfTold("always");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _probe.Note(this.GetPrimaryKeyString(), "deactivated");
        return Task.CompletedTask;
    }

    public Task<string> Call() => Task.FromResult(this.GetPrimaryKeyString());

    private void FailIfTold(string where)
    {
        var key = this.GetPrimaryKeyString();
        if (key.StartsWith(where, StringComparison.Ordinal) && (where == "always" || _probe.Count($"unready:{key}") == 1))
        {
            throw new RefusedException(where);
        }
    }
}
