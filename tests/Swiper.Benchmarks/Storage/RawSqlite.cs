using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Swiper.Swipes;

namespace Swiper.Benchmarks.Storage;

/// <summary>
/// The limit the writer is held against: one thread that puts the same rows into the same tables with prepared statements, in transactions of
/// the same size, with the same promise (WAL, FULL). No conditions, no callers.
/// </summary>
internal sealed class RawSqlite : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _putHead;
    private readonly SqliteCommand _putRow;

    /// <summary>Opens a database that Swiper made, so that tables and indexes are the same.</summary>
    public RawSqlite(string folder)
    {
        var file = Directory.GetFiles(folder, "*.db").Single();
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        using (var pragmas = _connection.CreateCommand())
        {
            pragmas.CommandText =
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 16384; PRAGMA cache_size = -8192;";
            pragmas.ExecuteNonQuery();
        }

        _putHead = Prepare(
            """
            INSERT OR REPLACE INTO partition (owner, epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled)
            VALUES ($0, $1, $2, 739000, 7, 0, 0, $3, $4, 0)
            """,
            5);
        _putRow = Prepare(
            """
            INSERT OR REPLACE INTO relation
                (owner, other, swipe, swiped_at, seq, charged_day, pending, heard, heard_at, heard_seq, friend_since)
            VALUES ($0, $1, $2, $3, $4, 739000, 0, 0, $5, 1, NULL)
            """,
            6);
    }

    /// <summary>Writes for a time; answers rows a second and processor microseconds a row.</summary>
    public (double RowsPerSecond, double CpuMicroseconds) Run(int owners, long firstOwner, int batchSize, TimeSpan duration)
    {
        var rows = 0L;
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var number = 0L;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            using var transaction = _connection.BeginTransaction();
            (_putHead.Transaction, _putRow.Transaction) = (transaction, transaction);
            for (var i = 0; i < batchSize; i++, number++)
            {
                Put(firstOwner + (number % owners), seq: 1 + (number / owners));
            }

            transaction.Commit();
            rows += 2L * batchSize;
        }

        return (rows / Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / rows);
    }

    public void Dispose()
    {
        _putHead.Dispose();
        _putRow.Dispose();
        _connection.Dispose();
    }

    private void Put(long ownerNumber, long seq)
    {
        var owner = SwipeRows.IdOf(ownerNumber);
        var row = SwipeRows.Row(owner, SwipeRows.IdOf((ownerNumber * 1_000_003) + seq), seq);
        Execute(_putHead, owner, 1L, seq, "male@北京", "SOMEBODY");
        Execute(_putRow, owner, row.Other, (long)SwipeKind.Like, row.SwipedAt!.Value.ToUnixTimeMilliseconds(), seq, row.HeardAt!.Value.ToUnixTimeMilliseconds());
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
