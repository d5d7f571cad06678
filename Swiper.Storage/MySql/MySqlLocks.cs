using System.Data.Common;
using System.Text;
using MySqlConnector;
using Swiper.Storage.Sharding;
using Swiper.Storage.Sql;

namespace Swiper.Storage.MySql;

/// <summary>
/// Locks the rows a batch is conditional on, and reads their numbers, in one round trip. A row that is not there cannot be locked: who else
/// inserts it first makes the batch's own insertion fail, and the batch is tried again.
/// </summary>
internal static class MySqlLocks
{
    // Whoever changes the mark waits for those who share it, so that no batch is between its look at the mark and its commit.
    private const string Mark = "SELECT value FROM store_info WHERE name = 'shard' LOCK IN SHARE MODE";

    internal static async Task Take(MySqlTransaction transaction, string store, BatchPlan plan)
    {
        await using var command = new MySqlCommand { Connection = transaction.Connection, Transaction = transaction };
        command.CommandText = string.Join("; ", Statements(command, plan));
        await using var reader = await command.ExecuteReaderAsync();
        ShardMark.ThrowIfTaken(store, await reader.ReadAsync() ? reader.GetString(0) : null);
        if (!plan.Heads.IsEmpty)
        {
            await Find(reader, () => plan.Heads.Found(reader.GetInt64(0), reader.GetInt64(1)));
        }

        if (plan.Decided.Count > 0)
        {
            await Find(reader, () => plan.Found(ServerRelationReader.RelationOf(reader)));
        }

        if (!plan.Candidates.IsEmpty)
        {
            await Find(reader, () => plan.Candidates.Found(new(KeyText(reader, 0), reader.GetInt64(1)), reader.GetInt64(2)));
        }
    }

    private static IEnumerable<string> Statements(MySqlCommand command, BatchPlan plan)
    {
        yield return Mark;
        if (!plan.Heads.IsEmpty)
        {
            yield return $"SELECT owner, epoch FROM `partition` WHERE owner IN ({MySqlDialect.ListOf(plan.Heads.Keys)}) ORDER BY owner FOR UPDATE";
        }
        // After the heads, whose locks keep these as they are.
        if (plan.Decided.Count > 0)
        {
            yield return $"SELECT {ServerRelationReader.Columns} FROM relation WHERE {MySqlDialect.AnyOf(plan.Decided)}";
        }

        if (!plan.Candidates.IsEmpty)
        {
            var keys = command.AddRows(plan.Candidates.Keys, key => [key.Pool, key.UserId]);
            yield return $"SELECT pool, user_id, revision FROM candidate WHERE (pool, user_id) IN ({keys}) ORDER BY pool, user_id FOR UPDATE";
        }
    }

    private static async Task Find(MySqlDataReader reader, Action found)
    {
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            found();
        }
    }

    private static string KeyText(DbDataReader reader, int column) => Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(column));
}
