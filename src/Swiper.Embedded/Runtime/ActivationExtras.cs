using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Swiper.Embedded;

/// <summary>What few activations need, so that the others need not have room for it.</summary>
internal sealed class ActivationExtras
{
    public List<GrainTimer>? Timers { get; set; }

    public AsyncServiceScope? Scope { get; set; }

    public DateTimeOffset KeepUntil { get; set; }

    public TaskCompletionSource? Ended { get; set; }

    public DeactivationReason Reason { get; set; }

    /// <summary>The token of whoever asked for the end.</summary>
    public CancellationToken EndToken { get; set; }

    /// <summary>Whether the activation served requests before it began to end.</summary>
    public bool WasValid { get; set; }
}
