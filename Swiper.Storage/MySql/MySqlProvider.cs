using System.Data.Common;
using MySqlConnector;
using Swiper.Storage.Migrations;
using Swiper.Storage.Sql;

namespace Swiper.Storage.MySql;

internal sealed class MySqlProvider : ServerProvider
{
    /// <summary>
    /// Precedes the operator's string, whose keys come later and win. A caller waits 30 s at most; migrations use variables. Pooled connections
    /// need no reset, a round trip each time: no statement outlives its transaction or relies on what the session held. After a second of idling
    /// they are pinged, because the server may have been restarted.
    /// </summary>
    private const string Defaults =
        "Connection Timeout=5;Default Command Timeout=10;Connection Reset=false;Connection Idle Ping Time=1;Application Name=Swiper;Allow User Variables=true;";

    private readonly MySqlDialect _dialect = new();

    internal override string ProductName => "MySQL";

    internal override string Invariant => "MySql.Data.MySqlConnector";

    internal override ServerDialect Dialect => _dialect;

    internal override MigrationDialect Migrations { get; } = new MySqlMigrations();

    internal override string CountWeakSettings => "SELECT @@innodb_flush_log_at_trx_commit <> 1";

    internal override string CountOthers => "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";

    internal override DbDataSource CreateSource(string connectionString) => new MySqlDataSource(Defaults + connectionString);

    internal override ServerCommitter CreateCommitter(string store, string connectionString, StorageMetrics metrics) =>
        new MySqlCommitter(store, _dialect, CreateSource(connectionString + ";Pooling=false"), metrics);
}
