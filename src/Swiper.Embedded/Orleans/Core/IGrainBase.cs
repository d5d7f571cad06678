using Orleans.Runtime;

namespace Orleans;

/// <summary>What the engine asks of a grain class; <see cref="Grain"/> implements it.</summary>
public interface IGrainBase
{
    /// <summary>The grain's context.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first request. An exception fails the requests that caused the activation.</summary>
    /// <param name="cancellationToken">Cancelled when activating takes too long or the activation is told to end.</param>
    Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last request, and only if the activation succeeded. A crash skips it.</summary>
    /// <param name="reason">Why the activation ends.</param>
    /// <param name="cancellationToken">Cancelled when it takes too long.</param>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
