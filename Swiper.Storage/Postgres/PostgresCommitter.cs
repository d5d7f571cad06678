using System.Data.Common;
using Npgsql;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Postgres;

internal sealed class PostgresCommitter(string store, PostgresDialect dialect, DbDataSource source, StorageMetrics metrics)
    : ServerCommitter(store, dialect, source, metrics)
{
    protected override Task Lock(DbConnection connection, BatchPlan plan) => PostgresLocks.Take((NpgsqlConnection)connection, Store, plan);

    protected override Task Write(DbConnection connection, BatchPlan plan) => PostgresWrites.Write((NpgsqlConnection)connection, plan);
}
