namespace Orleans.Runtime;

/// <summary>A timer of one activation.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets when it ticks; during a tick, from the tick's end.</summary>
    /// <param name="dueTime">Until the next tick; infinite for none.</param>
    /// <param name="period">From the end of a tick to the next; infinite for one tick only.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}
