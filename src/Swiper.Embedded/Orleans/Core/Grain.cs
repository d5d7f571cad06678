using Orleans.Runtime;
using Swiper.Embedded;

namespace Orleans;

/// <summary>The base class of grains.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly Activation _activation;

    /// <summary>Binds the grain to the activation that is creating it.</summary>
    /// <exception cref="InvalidOperationException">The grain is created by something else than the engine.</exception>
    protected Grain() => _activation = Activation.Current
        ?? throw new InvalidOperationException("Grain was created outside of the engine.");

    /// <summary>Binds the grain to an activation.</summary>
    protected Grain(IGrainContext grainContext) => _activation = (Activation)grainContext;

    /// <inheritdoc/>
    public IGrainContext GrainContext => _activation;

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => _activation.Engine.GrainFactory;

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => _activation.ActivationServices;

    /// <summary>Ends this activation once the requests that run now have ended. Later requests go to the next activation.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps the activation from idle collection for a time. Zero or less takes an earlier call back.</summary>
    /// <param name="timeSpan">From now; <see cref="Timeout.InfiniteTimeSpan"/> or <see cref="TimeSpan.MaxValue"/> for ever.</param>
    protected void DelayDeactivation(TimeSpan timeSpan) => _activation.DelayDeactivation(timeSpan);

    /// <inheritdoc/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
