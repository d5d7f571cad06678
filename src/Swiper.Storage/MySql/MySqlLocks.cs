using System.Data.Common;
using System.Text;
using MySqlConnector;
using Swiper.Storage.Servers;

namespace Swiper.Storage.MySql;

/// <summary>
/// Locks the rows a batch is conditional on, and reads their numbers. A row that is not there cannot be locked: who else inserts it first
/// makes the batch's own insertion fail, and the batch is tried again.
/// </summary>
internal static class MySqlLocks
{
    internal static async Task Take(MySqlTransaction transaction, BatchPlan plan)
    {
        await TakeHeads(transaction, plan.Heads);
        await TakeCandidates(transaction, plan.Candidates);
        await TakeDocuments(transaction, plan.Documents);
    }

    private static async Task TakeHeads(MySqlTransaction transaction, PlannedRows<long, Partition> heads)
    {
        if (heads.IsEmpty)
            return;
        await using var command = CommandOf(transaction);
        command.CommandText = $"SELECT owner, epoch FROM `partition` WHERE owner IN ({MySqlDialect.ListOf(heads.Keys)}) ORDER BY owner FOR UPDATE";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            heads.Found(reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task TakeCandidates<TRow>(MySqlTransaction transaction, PlannedRows<CandidateKey, TRow> candidates)
        where TRow : class
    {
        if (candidates.IsEmpty)
            return;
        await using var command = CommandOf(transaction);
        var keys = command.AddRows(candidates.Keys, key => [key.Pool, key.UserId]);
        command.CommandText =
            $"SELECT pool, user_id, revision FROM candidate WHERE (pool, user_id) IN ({keys}) ORDER BY pool, user_id FOR UPDATE";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            candidates.Found(new(KeyText(reader, 0), reader.GetInt64(1)), reader.GetInt64(2));
    }

    private static async Task TakeDocuments(MySqlTransaction transaction, PlannedRows<DocumentKey, DocumentRow> documents)
    {
        if (documents.IsEmpty)
            return;
        await using var command = CommandOf(transaction);
        var keys = command.AddRows(documents.Keys, key => [key.Kind, key.Key]);
        command.CommandText =
            $"SELECT kind, `key`, version FROM document WHERE (kind, `key`) IN ({keys}) ORDER BY kind, `key` FOR UPDATE";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            documents.Found(new(KeyText(reader, 0), KeyText(reader, 1)), reader.GetInt64(2));
    }

    private static MySqlCommand CommandOf(MySqlTransaction transaction) => new() { Connection = transaction.Connection, Transaction = transaction };

    private static string KeyText(DbDataReader reader, int column) => Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(column));
}
