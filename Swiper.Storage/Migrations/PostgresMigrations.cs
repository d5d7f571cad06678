using System.Data.Common;

namespace Swiper.Storage.Migrations;

/// <summary>PostgreSQL: schema changes are transactional, and an advisory lock makes processes take turns.</summary>
internal sealed class PostgresMigrations : MigrationDialect
{
    /// <summary>The lock's number, local to the database: "swiper" in ASCII.</summary>
    internal const string Lock = "126956707276146";

    private const string TakeLock = $"SELECT pg_advisory_xact_lock({Lock})";

    internal override string CountInfoTables =>
        "SELECT COUNT(*) FROM pg_tables WHERE schemaname = ANY(current_schemas(false)) AND tablename = 'store_info'";

    internal override void RunAlone(DbConnection connection, Action<DbTransaction> step)
    {
        using var transaction = connection.BeginTransaction();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = TakeLock;
            command.Transaction = transaction;
            command.ExecuteNonQuery();
        }
        step(transaction);
        transaction.Commit();
    }
}
