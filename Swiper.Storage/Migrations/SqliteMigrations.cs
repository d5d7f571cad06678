using System.Data.Common;

namespace Swiper.Storage.Migrations;

/// <summary>SQLite: a schema changes in transactions, and the transaction that writes is alone.</summary>
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
