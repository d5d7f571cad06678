using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.GroupCommit;

/// <summary>One change that waits to be committed, and the caller who waits for it. Each kind is conditional on its own terms.</summary>
internal abstract class StoreChange
{
    /// <summary>How many rows it wrote, once decided: none where its condition did not hold.</summary>
    internal abstract int RowsWritten { get; }

    /// <summary>Tells the caller the outcome, after the commit.</summary>
    internal abstract void Complete();

    /// <summary>Tells the caller that the outcome is unknown.</summary>
    internal abstract void Fail(StoreUnavailableException failure);
}

/// <summary>A change whose caller waits for an outcome.</summary>
/// <typeparam name="TOutcome">What the caller is told.</typeparam>
internal abstract class StoreChange<TOutcome> : StoreChange
{
    // The caller goes on elsewhere: whatever it does next must not hold up the commits of others.
    private readonly TaskCompletionSource<TOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TOutcome _outcome = default!;
    private bool _decided;

    /// <summary>What the committer decided; it holds once the transaction is committed.</summary>
    internal TOutcome Outcome =>
        _decided ? _outcome : throw new InvalidOperationException($"A committer left a {GetType().Name} undecided.");

    /// <summary>Completes after the commit.</summary>
    internal Task<TOutcome> Completion => _completion.Task;

    /// <summary>For the committer: sets the outcome, which the caller learns after the commit.</summary>
    internal void Decide(TOutcome outcome)
    {
        _outcome = outcome;
        _decided = true;
    }

    // Asked of every change before any caller is told anything, so that an undecided one fails the whole batch.
    internal sealed override int RowsWritten => RowsOf(Outcome);

    internal override void Complete() => _completion.TrySetResult(Outcome);

    internal override void Fail(StoreUnavailableException failure) => Reject(failure);

    private protected void Reject(Exception exception) => _completion.TrySetException(exception);

    private protected abstract int RowsOf(TOutcome outcome);
}
