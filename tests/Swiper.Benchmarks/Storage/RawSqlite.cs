using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Benchmarks.Storage;

/// <summary>
/// The upper bound that the writer is compared with: one thread that writes the same rows to the same tables with prepared statements, in
/// transactions of the same size and durability (WAL, FULL). It checks no conditions and has no callers.
/// </summary>
internal sealed class RawSqlite : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _putHead;
    private readonly SqliteCommand _putRow;
    private readonly SqliteCommand _addPending;
    private readonly SqliteCommand _removePending;

    /// <summary>Opens a database created by Swiper, so that tables and indexes are the same.</summary>
    public RawSqlite(string folder)
    {
        var file = Directory.GetFiles(folder, "*.db").Single();
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        using (var pragmas = _connection.CreateCommand())
        {
            pragmas.CommandText =
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 32768; PRAGMA cache_size = -4096;";
            pragmas.ExecuteNonQuery();
        }

        _putHead = Prepare(
            """
            INSERT OR REPLACE INTO partition (owner, epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent)
            VALUES ($0, $1, $2, 739000, 7, 0, 0, $3, $4, 0, $5)
            """,
            6);
        _putRow = Prepare(
            """
            INSERT OR REPLACE INTO relation
                (owner, other, swipe, swiped_at, seq, charged_day, heard, heard_at, heard_seq, friend_since)
            VALUES ($0, $1, $2, $3, $4, 739000, $5, $6, $7, NULL)
            """,
            8);
        _addPending = Prepare("INSERT INTO pending (owner, other) VALUES ($0, $1)", 2);
        _removePending = Prepare("DELETE FROM pending WHERE owner = $0 AND other = $1", 2);
    }

    /// <summary>Writes for a time; answers rows per second and processor microseconds per row.</summary>
    public (double RowsPerSecond, double CpuMicroseconds) Run(int owners, long firstOwner, int batchSize, TimeSpan duration)
    {
        var rows = 0L;
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var number = 0L;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            Transact(() =>
            {
                for (var i = 0; i < batchSize; i++, number++)
                {
                    Put(firstOwner + (number % owners), seq: 1 + (number / owners));
                }
            });
            rows += 2L * batchSize;
        }

        return (rows / Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / rows);
    }

    public void Dispose()
    {
        _putHead.Dispose();
        _putRow.Dispose();
        _addPending.Dispose();
        _removePending.Dispose();
        _connection.Dispose();
    }

    public void Transact(Action write)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var command in new[] { _putHead, _putRow, _addPending, _removePending })
        {
            command.Transaction = transaction;
        }

        write();
        transaction.Commit();
    }

    public void Put(PartitionHead head) => Execute(_putHead, head.Owner, head.Epoch, head.Seq, head.Pools[0], head.Nicknames[0], string.Join(',', head.Recent));

    public void Put(Relation row)
    {
        Execute(_putRow, row.Owner, row.Other, (long)row.Swipe, Milliseconds(row.SwipedAt), row.Seq, (long)row.Heard, Milliseconds(row.HeardAt), row.HeardSeq);
        if (row.Pending)
        {
            Execute(_addPending, row.Owner, row.Other);
        }
    }

    public void RemovePending(Relation row) => Execute(_removePending, row.Owner, row.Other);

    private static object Milliseconds(DateTimeOffset? time) => time is { } known ? known.ToUnixTimeMilliseconds() : DBNull.Value;

    private void Put(long ownerNumber, long seq)
    {
        var owner = SwipeRows.IdOf(ownerNumber);
        Put(SwipeRows.Head(owner, epoch: 1, seq));
        Put(SwipeRows.Row(owner, SwipeRows.IdOf((ownerNumber * 1_000_003) + seq), seq));
    }

    private static void Execute(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        command.Prepare();
        return command;
    }
}
