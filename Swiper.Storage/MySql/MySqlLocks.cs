using System.Data.Common;
using System.Text;
using MySqlConnector;
using Swiper.Storage.Sharding;
using Swiper.Storage.Sql;

namespace Swiper.Storage.MySql;

/// <summary>
/// Begins a transaction, locks the rows a batch is conditional on, and reads their numbers. A missing row cannot be locked: if another process inserts
/// it first, the batch's insert fails and the batch is retried.
/// </summary>
internal static class MySqlLocks
{
    // Read committed locks no gaps, which batches of other silos insert into.
    private const string Begin = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; START TRANSACTION";

    // A change of the mark waits for shared locks, so that no batch is between checking the mark and its commit.
    private const string Mark = "SELECT value FROM store_info WHERE name = 'shard' LOCK IN SHARE MODE";

    internal static async Task Take(MySqlConnection connection, string store, BatchPlan plan)
    {
        await using var command = new MySqlCommand { Connection = connection };
        command.CommandText = string.Join("; ", Statements(command, plan));
        await using var reader = await command.ExecuteReaderAsync();
        ShardMark.ThrowIfTaken(store, await reader.ReadAsync() ? reader.GetString(0) : null);
        if (!plan.Heads.IsEmpty)
        {
            await Find(reader, () => plan.FoundHead(reader));
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
        yield return Begin;
        yield return Mark;
        if (!plan.Heads.IsEmpty)
        {
            yield return $"SELECT owner, {RelationSql.HeadColumns} FROM `partition` WHERE owner IN ({MySqlDialect.ListOf(plan.Heads.Keys)}) ORDER BY owner FOR UPDATE";
        }
        // Read after locking the heads, which guard these rows.
        if (plan.Decided.Count > 0)
        {
            yield return $"SELECT {RelationSql.Columns} FROM relation WHERE {MySqlDialect.AnyOf(plan.Decided)}";
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
