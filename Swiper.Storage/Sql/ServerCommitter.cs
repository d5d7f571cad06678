using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sql;

internal abstract class ServerCommitter(ServerDialect dialect, string store) : IBatchCommitter
{
    /// <summary>Two silos meet on a row only while a user moves between them, so a few tries suffice.</summary>
    private const int MaxTries = 4;

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
                // The server rolled everything back; the next try sees what the other process wrote.
            }
            catch (Exception exception) when (ServerDialect.IsFailure(exception))
            {
                throw dialect.Unavailable(Store, exception);
            }
        }
    }

    /// <summary>Locks and reads the plan's conditions, lets the plan decide, and writes the result, in one transaction.</summary>
    protected abstract Task CommitOnce(BatchPlan plan);
}
