using System.Data;
using Npgsql;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Postgres;

/// <summary>Commits batches to PostgreSQL in three round trips: lock and read, write, commit.</summary>
internal sealed class PostgresCommitter(PostgresDialect dialect, string store, NpgsqlDataSource source) : ServerCommitter(dialect, store)
{
    protected override async Task CommitOnce(BatchPlan plan)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await PostgresLocks.Take(connection, Store, plan);
        plan.Decide();
        await PostgresWrites.Write(connection, plan);
        await transaction.CommitAsync();
    }
}
