using System.Data.Common;
using Npgsql;
using Swiper.Storage.Migrations;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Postgres;

internal sealed class PostgresProvider : ServerProvider
{
    /// <summary>Precedes the operator's string, whose keys come later and win. A caller waits 30 s at most.</summary>
    private const string Defaults = "Timeout=5;Command Timeout=10;Max Auto Prepare=50;No Reset On Close=true;Application Name=Swiper;";

    private readonly PostgresDialect _dialect = new();

    internal override string ProductName => "PostgreSQL";

    internal override string Invariant => "Npgsql";

    internal override ServerDialect Dialect => _dialect;

    internal override MigrationDialect Migrations { get; } = new PostgresMigrations();

    internal override string CountWeakSettings => "SELECT COUNT(*) FROM pg_settings WHERE name = 'fsync' AND setting = 'off'";

    internal override string CountOthers =>
        "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()";

    internal override DbDataSource CreateSource(string connectionString) =>
        new NpgsqlDataSourceBuilder(Defaults + connectionString).Build();

    internal override ServerCommitter CreateCommitter(string store, string connectionString, StorageMetrics metrics) =>
        new PostgresCommitter(store, _dialect, CreateSource(connectionString + ";Pooling=false"), metrics);
}
