namespace Orleans.Runtime;

/// <summary>What the engine knows of one activation. Injectable into the grain's constructor.</summary>
public interface IGrainContext
{
    /// <summary>A reference to the grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>Which grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object, once it is created.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation has ended. A grain that waits for its own end waits for ever.</summary>
    Task Deactivated { get; }

    /// <summary>Starts to end the activation: requests that run are finished, those that wait go to the next activation.</summary>
    /// <param name="deactivationReason">The first reason given is the one <see cref="IGrainBase.OnDeactivateAsync"/> sees.</param>
    /// <param name="cancellationToken">Makes <see cref="IGrainBase.OnDeactivateAsync"/> give up.</param>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
