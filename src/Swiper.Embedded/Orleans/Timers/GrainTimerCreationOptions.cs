using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When and how a timer ticks.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>Sets when it ticks.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first tick; infinite for none.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a tick to the next; infinite for one tick only.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether ticks start between the turns of requests, as with <see cref="Concurrency.AlwaysInterleaveAttribute"/>.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick keeps the activation from idle collection, as a request does.</summary>
    public bool KeepAlive { get; init; }
}
