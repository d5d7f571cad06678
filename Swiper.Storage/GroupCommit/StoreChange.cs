using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.GroupCommit;

/// <summary>One change that waits to be committed, with its waiting caller. Each kind has its own condition.</summary>
internal abstract class StoreChange
{
    /// <summary>Rows written, known once decided; 0 if the condition did not hold.</summary>
    internal abstract int RowsWritten { get; }

    internal abstract void Complete();

    /// <summary>Tells the caller that the outcome is unknown.</summary>
    internal abstract void Fail(StoreUnavailableException failure);
}

/// <summary>A change whose caller waits for an outcome.</summary>
internal abstract class StoreChange<TOutcome> : StoreChange
{
    // Continue elsewhere: the caller's next steps must not hold up other commits.
    private readonly TaskCompletionSource<TOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TOutcome _outcome = default!;
    private bool _decided;

    /// <summary>The committer's decision, which is valid once the transaction is committed.</summary>
    internal TOutcome Outcome =>
        _decided ? _outcome : throw new InvalidOperationException($"A committer left a {GetType().Name} undecided.");

    internal Task<TOutcome> Completion => _completion.Task;

    /// <summary>Sets the outcome. Called by the committer; the caller learns of it after the commit.</summary>
    internal void Decide(TOutcome outcome)
    {
        _outcome = outcome;
        _decided = true;
    }

    // Read from every change before any caller is told, so that an undecided one fails the whole batch.
    internal sealed override int RowsWritten => RowsOf(Outcome);

    internal override void Complete() => _completion.TrySetResult(Outcome);

    internal override void Fail(StoreUnavailableException failure) => Reject(failure);

    private protected void Reject(Exception exception) => _completion.TrySetException(exception);

    private protected abstract int RowsOf(TOutcome outcome);
}
