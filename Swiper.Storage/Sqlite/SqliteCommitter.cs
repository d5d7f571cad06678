using Microsoft.Data.Sqlite;
using SQLitePCL;
using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sqlite;

/// <summary>Commits batches to one database file. It blocks while SQLite syncs the disk, so it wants a thread of its own.</summary>
/// <param name="store">The database's name for failures.</param>
/// <param name="open">Opens the connection that writes: at first, and again after a failure that may have been the connection's.</param>
internal sealed class SqliteCommitter(string store, Func<SqliteSession> open) : IBatchCommitter, IDisposable
{
    private const string Probe = "UPDATE store_info SET value = value WHERE name = 'schema'";

    private SqliteSession? _session;

    /// <summary>The connection that writes.</summary>
    internal SqliteSession Session => _session ??= open();

    public ValueTask Commit(IReadOnlyList<StoreChange> batch)
    {
        try
        {
            var session = Session;
            // Immediate: a transaction that reads first and then finds the file locked could not wait for it.
            session.Execute("BEGIN IMMEDIATE");
            for (var i = 0; i < batch.Count; i++)
            {
                Apply(session, batch[i]);
            }

            session.Execute("COMMIT");
            return ValueTask.CompletedTask;
        }
        catch (SqliteException exception)
        {
            Recover(exception);
            throw SqliteFailure.Unavailable(store, exception);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Closes the connection. SQLite checkpoints when it is the file's last.</summary>
    public void Dispose()
    {
        _session?.Dispose();
        _session = null;
    }

    private static void Apply(SqliteSession session, StoreChange change)
    {
        switch (change)
        {
            case RelationChange relation:
                relation.Decide(SqliteRelationCommands.Apply(session, relation.Write));
                break;
            case RowChange row:
                SqliteRelationCommands.Apply(session, row);
                break;
            case PartitionClaim claim:
                claim.Decide(SqliteRelationCommands.Claim(session, claim.Owner, claim.ExpectedEpoch));
                break;
            case CandidateChange candidate:
                candidate.Decide(SqliteCandidateCommands.Apply(session, candidate));
                break;
            case DocumentChange document:
                document.Decide(SqliteDocumentCommands.Apply(session, document));
                break;
            case DocumentDeletion deletion:
                deletion.Decide(SqliteDocumentCommands.Apply(session, deletion));
                break;
            case ProbeChange probe:
                session.Execute(Probe);
                probe.Decide(true);
                break;
            default:
                throw new NotSupportedException($"SQLite cannot apply a {change.GetType().Name}.");
        }
    }

    /// <summary>Makes the next batch start from no transaction, and from a new connection where this one may be what is broken.</summary>
    private void Recover(SqliteException failure)
    {
        if (failure.SqliteErrorCode is not (raw.SQLITE_FULL or raw.SQLITE_BUSY))
        {
            Dispose();
            return;
        }
        try
        {
            _session?.RollBack();
            // The log may hold most of what filled the disk: once it is in the file, its space can be had again.
            if (failure.SqliteErrorCode == raw.SQLITE_FULL)
            {
                _session?.Run("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }
        catch (SqliteException)
        {
            Dispose();
        }
    }
}
