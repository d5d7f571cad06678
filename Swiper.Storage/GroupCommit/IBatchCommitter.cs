namespace Swiper.Storage.GroupCommit;

/// <summary>Commits changes to one database. <see cref="GroupCommitWriter"/> calls it for one batch at a time.</summary>
public interface IBatchCommitter
{
    /// <summary>
    /// Applies the changes in their order, decides the outcome of each, and commits them durably as one transaction.
    /// Throws where that failed or where nobody knows; then no outcome counts, and the next batch may be tried.
    /// </summary>
    ValueTask Commit(IReadOnlyList<StoreChange> batch);
}
