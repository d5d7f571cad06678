using System.Data.Common;

namespace Swiper.Storage.Migrations;

/// <summary>SQLite: schema changes are transactional, and a write transaction is exclusive.</summary>
internal sealed class SqliteMigrations : MigrationDialect
{
    internal override string CountInfoTables => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'store_info'";

    internal override void RunAlone(DbConnection connection, Action<DbTransaction> step)
    {
        using var transaction = connection.BeginTransaction();
        step(transaction);
        transaction.Commit();
    }
}
