using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>A timer with the state its callback gets.</summary>
internal sealed class GrainTimer<TState>(
    Activation activation, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    : GrainTimer(activation, options)
{
    protected override Task Tick(CancellationToken cancellationToken) => callback(state, cancellationToken);
}
