using System.Data;
using MySqlConnector;
using Swiper.Storage.Sql;

namespace Swiper.Storage.MySql;

internal sealed class MySqlCommitter(MySqlDialect dialect, string store, MySqlDataSource source) : ServerCommitter(dialect, store)
{
    protected override async Task CommitOnce(BatchPlan plan)
    {
        await using var connection = await source.OpenConnectionAsync();
        // Read committed locks no gaps, which batches of other silos insert into.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await MySqlLocks.Take(transaction, Store, plan);
        plan.Decide();
        await MySqlWrites.Write(transaction, plan);
        await transaction.CommitAsync();
    }
}
