using System.Data.Common;
using Npgsql;
using Swiper.Storage.Migrations;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Postgres;

internal sealed class PostgresProvider : ServerProvider
{
    /// <summary>Precede the operator's string, whose keys come later and win.</summary>
    private const string Defaults = "Max Auto Prepare=50;No Reset On Close=true;Application Name=Swiper;";

    /// <summary>
    /// The caller is answered within 5 s, so a server that does not answer is given up soon. A command that times out ends its connection instead of
    /// waiting for the answer to its cancellation; Npgsql does wait for the connections over which it asks for that.
    /// </summary>
    private const string ForRequests = "Timeout=3;Command Timeout=3;Cancellation Timeout=-1;";

    /// <summary>Setting up and moving databases may take long, and nobody waits.</summary>
    private const string ForOperators = "Timeout=5;Command Timeout=600;";

    private readonly PostgresDialect _dialect = new();

    internal override string ProductName => "PostgreSQL";

    internal override string Invariant => "Npgsql";

    internal override ServerDialect Dialect => _dialect;

    internal override MigrationDialect Migrations { get; } = new PostgresMigrations();

    internal override string CountWeakSettings => "SELECT COUNT(*) FROM pg_settings WHERE name = 'fsync' AND setting = 'off'";

    internal override string CountOthers =>
        "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()";

    internal override DbDataSource CreateSource(string connectionString, bool isForRequests) =>
        new NpgsqlDataSourceBuilder(Defaults + (isForRequests ? ForRequests : ForOperators) + connectionString).Build();

    internal override ServerCommitter CreateCommitter(string store, string connectionString, StorageMetrics metrics) =>
        new PostgresCommitter(store, _dialect, CreateSource(connectionString + ";Pooling=false", isForRequests: true), metrics);
}
