using System.Data;
using MySqlConnector;
using Swiper.Storage.Sql;

namespace Swiper.Storage.MySql;

/// <summary>Commits batches to MySQL.</summary>
/// <param name="dialect">Names failures.</param>
/// <param name="store">The database's name for failures.</param>
/// <param name="source">Connections.</param>
internal sealed class MySqlCommitter(MySqlDialect dialect, string store, MySqlDataSource source) : ServerCommitter(dialect, store)
{
    protected override async Task CommitOnce(BatchPlan plan)
    {
        await using var connection = await source.OpenConnectionAsync();
        // Read committed takes no locks on gaps, where batches of other silos insert.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await MySqlLocks.Take(transaction, Store, plan);
        plan.Decide();
        await MySqlWrites.Write(transaction, plan);
        await transaction.CommitAsync();
    }
}
