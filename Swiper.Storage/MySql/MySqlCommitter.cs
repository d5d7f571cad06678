using System.Data.Common;
using MySqlConnector;
using Swiper.Storage.Sql;

namespace Swiper.Storage.MySql;

internal sealed class MySqlCommitter(string store, MySqlDialect dialect, DbDataSource source, StorageMetrics metrics)
    : ServerCommitter(store, dialect, source, metrics)
{
    protected override Task Lock(DbConnection connection, BatchPlan plan) => MySqlLocks.Take((MySqlConnection)connection, Store, plan);

    protected override Task Write(DbConnection connection, BatchPlan plan) => MySqlWrites.Write((MySqlConnection)connection, plan);
}
