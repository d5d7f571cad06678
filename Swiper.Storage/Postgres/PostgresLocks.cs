using Npgsql;
using Swiper.Storage.Migrations;
using Swiper.Storage.Sharding;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Postgres;

/// <summary>
/// Begins a transaction, locks the rows a batch is conditional on, and reads their numbers. A missing row cannot be locked: if another process inserts it first, the
/// batch's insert fails and the batch is retried.
/// </summary>
internal static class PostgresLocks
{
    // Read committed sees what other silos committed while this batch waited for their locks.
    private const string Begin = "BEGIN ISOLATION LEVEL READ COMMITTED";

    // Overrides the server's setting: a commit must be on disk before it is acknowledged.
    private const string SyncCommits = "SET LOCAL synchronous_commit = on";

    // A change of the mark takes this lock exclusively, so that no batch is between checking the mark and its commit.
    private const string ShareMark = $"SELECT pg_advisory_xact_lock_shared({PostgresMigrations.Lock})";

    private const string Mark = "SELECT value FROM store_info WHERE name = 'shard'";

    private const string Heads = $"SELECT owner, {RelationSql.HeadColumns} FROM partition WHERE owner = ANY($1) ORDER BY owner FOR UPDATE";

    private const string Candidates = """
        SELECT c.pool, c.user_id, c.revision FROM candidate c
        JOIN unnest($1, $2) AS k (pool, user_id) ON c.pool = k.pool AND c.user_id = k.user_id
        ORDER BY c.pool, c.user_id FOR UPDATE OF c
        """;

    // Read after locking the heads, which guard these rows.
    private const string Relations = $"""
        SELECT {RelationSql.Columns} FROM relation
        JOIN unnest($1, $2) AS k (owner, other) USING (owner, other)
        """;

    internal static async Task Take(NpgsqlConnection connection, string store, BatchPlan plan)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Begin);
        batch.Add(SyncCommits);
        batch.Add(ShareMark);
        batch.Add(Mark);
        batch.Add(Heads, plan.Heads.Keys);
        var candidates = plan.Candidates.Keys;
        batch.Add(Candidates, Array.ConvertAll(candidates, key => key.Pool), Array.ConvertAll(candidates, key => key.UserId));
        long[] owners = [.. plan.Decided.Select(key => key.Owner)], others = [.. plan.Decided.Select(key => key.Other)];
        batch.Add(Relations, owners, others);

        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        ShardMark.ThrowIfTaken(store, await reader.ReadAsync() ? reader.GetString(0) : null);
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            plan.FoundHead(reader);
        }

        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            plan.Candidates.Found(new(reader.GetString(0), reader.GetInt64(1)), reader.GetInt64(2));
        }

        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            plan.Found(ServerRelationReader.RelationOf(reader));
        }
    }
}
