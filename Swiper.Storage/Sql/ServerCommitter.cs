using System.Data;
using System.Data.Common;
using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sql;

/// <summary>
/// Commits batches in two round trips each: one locks and reads what the batch is conditional on, one writes and commits. It keeps a connection
/// of its own, outside the pool, which nothing else uses and which it drops after any failure: the server then rolls back what was begun.
/// </summary>
internal abstract class ServerCommitter(string store, ServerDialect dialect, DbDataSource source, StorageMetrics metrics)
    : IBatchCommitter, IAsyncDisposable
{
    /// <summary>Two silos meet on a row only while a user moves between them, so a few tries suffice.</summary>
    private const int MaxTries = 4;

    private readonly KeyValuePair<string, object?> _tag = StorageMetrics.TagOf(store);
    private DbConnection? _connection;

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
                metrics.CountRetried(_tag);
            }
            catch (StaleConnectionException) when (left > 1)
            {
            }
            catch (Exception exception) when (ServerDialect.IsFailure(exception))
            {
                throw dialect.Unavailable(Store, exception);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Disconnect();
        await source.DisposeAsync();
    }

    /// <summary>Begins a transaction, locks what the plan is conditional on, and reads it into the plan, in one round trip.</summary>
    protected abstract Task Lock(DbConnection connection, BatchPlan plan);

    /// <summary>Writes what the plan decided and commits, in one round trip.</summary>
    protected abstract Task Write(DbConnection connection, BatchPlan plan);

    private async Task CommitOnce(BatchPlan plan)
    {
        var isCommitted = false;
        try
        {
            if (_connection is { } kept)
            {
                await LockAgain(kept, plan);
            }
            else
            {
                _connection = await source.OpenConnectionAsync();
                await Lock(_connection, plan);
            }

            plan.Decide();
            await Write(_connection, plan);
            isCommitted = true;
        }
        finally
        {
            if (!isCommitted)
            {
                await Disconnect();
            }
        }
    }

    /// <summary>Locks on a connection that was idle. The server may have closed it meanwhile; as nothing is written yet, another may be tried.</summary>
    private async Task LockAgain(DbConnection connection, BatchPlan plan)
    {
        try
        {
            await Lock(connection, plan);
        }
        catch (Exception exception) when (connection.State != ConnectionState.Open && dialect.HasClosed(exception))
        {
            throw new StaleConnectionException();
        }
    }

    private async ValueTask Disconnect()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    /// <summary>The server closed the connection while it was idle.</summary>
    private sealed class StaleConnectionException : Exception;
}
