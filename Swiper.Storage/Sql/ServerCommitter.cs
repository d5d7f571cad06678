using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sql;

/// <summary>Commits batches to a database server.</summary>
/// <param name="dialect">What the server calls its failures.</param>
/// <param name="store">The database's name for failures.</param>
internal abstract class ServerCommitter(ServerDialect dialect, string store) : IBatchCommitter
{
    /// <summary>Two silos can meet on a row only while a user moves from one to the other, so a few tries are plenty.</summary>
    private const int MaxTries = 4;

    /// <summary>The database's name for failures.</summary>
    protected string Store { get; } = store;

    public async ValueTask Commit(IReadOnlyList<StoreChange> batch)
    {
        for (var left = MaxTries; ; left--)
        {
            try
            {
                await CommitOnce(new BatchPlan(batch));
                return;
            }
            catch (Exception exception) when (left > 1 && dialect.IsUndoneByContention(exception))
            {
                // The server has undone it all: another try finds what the other process wrote.
            }
            catch (Exception exception) when (ServerDialect.IsFailure(exception))
            {
                throw dialect.Unavailable(Store, exception);
            }
        }
    }

    /// <summary>Locks and reads what the plan is conditional on, lets it decide, and writes what it comes to, in one transaction.</summary>
    protected abstract Task CommitOnce(BatchPlan plan);
}
