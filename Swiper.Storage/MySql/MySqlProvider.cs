using System.Data.Common;
using MySqlConnector;
using Swiper.Storage.Migrations;
using Swiper.Storage.Sql;

namespace Swiper.Storage.MySql;

internal sealed class MySqlProvider : ServerProvider
{
    /// <summary>
    /// Precede the operator's string, whose keys come later and win. Migrations use variables. Pooled connections need no reset, a round trip each
    /// time: no statement outlives its transaction or relies on what the session held. After a second of idling they are pinged, because the
    /// server may have been restarted.
    /// </summary>
    private const string Defaults = "Application Name=Swiper;Allow User Variables=true;Connection Reset=false;Connection Idle Ping Time=1;";

    /// <summary>
    /// The caller is answered within 5 s, so a server that does not answer is given up before. A command that times out ends its connection at once
    /// instead of being cancelled over a new one, which would not be answered either; the server rolls the transaction back.
    /// </summary>
    private const string ForRequests = "Connection Timeout=3;Default Command Timeout=3;Cancellation Timeout=-1;";

    /// <summary>Setting up and moving databases may take long, and nobody waits.</summary>
    private const string ForOperators = "Connection Timeout=5;Default Command Timeout=600;";

    private readonly MySqlDialect _dialect = new();

    internal override string ProductName => "MySQL";

    internal override string Invariant => "MySql.Data.MySqlConnector";

    internal override ServerDialect Dialect => _dialect;

    internal override MigrationDialect Migrations { get; } = new MySqlMigrations();

    internal override string CountWeakSettings => "SELECT @@innodb_flush_log_at_trx_commit <> 1";

    internal override string CountOthers => "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";

    internal override DbDataSource CreateSource(string connectionString, bool isForRequests) =>
        new MySqlDataSource(Defaults + (isForRequests ? ForRequests : ForOperators) + connectionString);

    internal override ServerCommitter CreateCommitter(string store, string connectionString, StorageMetrics metrics) =>
        new MySqlCommitter(store, _dialect, CreateSource(connectionString + ";Pooling=false", isForRequests: true), metrics);
}
