using Orleans.Core;
using Orleans.Timers;

namespace Swiper.Simulation.Stage;

/// <summary>The silo services that the base class of grains uses.</summary>
internal sealed class StageRuntime(GrainHost host) : IGrainRuntime, ITimerRegistry
{
    public string SiloIdentity => SiloAddress.ToString();

    public SiloAddress SiloAddress => SiloAddress.Zero;

    // Not the host's own factory: a filter may stand between the grains and the host.
    public IGrainFactory GrainFactory => field ??= host.Services.GetRequiredService<IGrainFactory>();

    public ITimerRegistry TimerRegistry => this;

    public IServiceProvider ServiceProvider => host.Services;

    public TimeProvider TimeProvider => host.Clock;

    public void DeactivateOnIdle(IGrainContext grainContext) => grainContext.Deactivate(
        new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => ((Activation)grainContext).DelayDeactivation(timeSpan);

    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        var activation = (Activation)grainContext;
        return activation.AddTimer(new StageTimer(activation, token => callback(state, token), options, host.Clock), options);
    }

    public IDisposable RegisterTimer(IGrainContext grainContext, Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("The stage has no timers of the obsolete kind.");

    public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext) =>
        throw new NotSupportedException("The stage has no grains with a state of their base class.");
}
