using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.GroupCommit;

/// <summary>One change that waits to be committed, and the caller who waits for it. Each kind is conditional on its own terms.</summary>
public abstract class StoreChange
{
    private protected StoreChange()
    {
    }

    /// <summary>How many rows it wrote, once decided: none where its condition did not hold.</summary>
    internal abstract int RowsWritten { get; }

    /// <summary>Tells the caller the outcome, after the commit.</summary>
    internal abstract void Complete();

    /// <summary>Tells the caller that the outcome is unknown.</summary>
    internal abstract void Fail(StoreUnavailableException failure);
}
