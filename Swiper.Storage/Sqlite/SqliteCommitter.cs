using Microsoft.Data.Sqlite;
using SQLitePCL;
using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sqlite;

/// <summary>
/// Commits batches to one file. Blocks while SQLite syncs the disk, so it needs its own thread. Reopens the connection after a failure that the
/// connection may have caused.
/// </summary>
internal sealed class SqliteCommitter(string store, Func<SqliteSession> open, SqliteLog log) : IBatchCommitter, IDisposable
{
    private const string Probe = "UPDATE store_info SET value = value WHERE name = 'schema'";

    private SqliteSession? _session;

    internal SqliteSession Session => _session ??= open();

    public ValueTask Commit(IReadOnlyList<StoreChange> batch)
    {
        try
        {
            var session = Session;
            // Immediate: a transaction that reads first cannot wait if it then finds the file locked.
            session.Execute("BEGIN IMMEDIATE");
            for (var i = 0; i < batch.Count; i++)
            {
                Apply(session, batch[i]);
            }

            session.Execute("COMMIT");
            log.Check();
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

    /// <summary>Closes the connection. SQLite checkpoints if it is the file's last.</summary>
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
            case IRowChange row:
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
            case ReportChange report:
                SqliteReportCommands.Apply(session, report);
                report.Decide(true);
                break;
            case AuditAddition addition:
                SqliteAuditCommands.Apply(session, addition);
                break;
            case ProbeChange probe:
                session.Execute(Probe);
                probe.Decide(true);
                break;
            default:
                throw new NotSupportedException($"SQLite cannot apply a {change.GetType().Name}.");
        }
    }

    /// <summary>Rolls back, or closes the connection if it may be broken, so that the next batch starts clean.</summary>
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
            // The write-ahead log may be what filled the disk: a checkpoint moves it into the file and frees its space.
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
