using System.Data.Common;
using System.Globalization;

namespace Swiper.Storage.Migrations;

/// <summary>
/// MySQL and MariaDB: each schema change commits by itself, so a step may be cut off midway and its statements must be idempotent. A named lock makes
/// processes take turns.
/// </summary>
internal sealed class MySqlMigrations : MigrationDialect
{
    private const string Lock = "SELECT GET_LOCK(CONCAT('swiper.', SHA1(DATABASE())), 60)";
    private const string Unlock = "SELECT RELEASE_LOCK(CONCAT('swiper.', SHA1(DATABASE())))";

    internal override string CountInfoTables =>
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'store_info'";

    internal override void RunAlone(DbConnection connection, Action<DbTransaction> step)
    {
        if (Convert.ToInt64(Scalar(connection, Lock), CultureInfo.InvariantCulture) != 1)
        {
            throw new StoreSetupException("Another process has been migrating the database for a minute: wait for it, or end it.");
        }

        try
        {
            using var transaction = connection.BeginTransaction();
            step(transaction);
            transaction.Commit();
        }
        finally
        {
            Scalar(connection, Unlock);
        }
    }

    private static object? Scalar(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
