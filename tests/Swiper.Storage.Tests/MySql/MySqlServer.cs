using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using MySqlConnector;
using Swiper.Storage.Tests.MySql;

[assembly: AssemblyFixture(typeof(MySqlServer))]

namespace Swiper.Storage.Tests.MySql;

/// <summary>MariaDB, in place of MySQL.</summary>
public sealed class MySqlServer : DatabaseServer
{
    private Process? _process;

    internal override StorageProvider Provider => StorageProvider.MySql;

    internal override TimeSpan GivesUpWithin { get; } = TimeSpan.FromSeconds(5);

    protected override string ProcessId => _process!.Id.ToString(CultureInfo.InvariantCulture);

    protected override IReadOnlyList<string> Needed => ["mariadb-install-db", "mariadbd"];

    internal override string HoldMark => "SELECT value FROM store_info WHERE name = 'shard' FOR UPDATE";

    // InnoDB caches its transaction tables until nobody has asked for a tenth of a second.
    protected override string CountWaiting => """
        DO SLEEP(0.11);
        SELECT COUNT(*) FROM information_schema.innodb_trx t JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
        WHERE t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()
        """;

    protected override string AdministrationDatabase => "mysql";

    internal override string ConnectionString(string database, string password = Password, int? port = null) => new MySqlConnectionStringBuilder
    {
        Server = "127.0.0.1",
        Port = (uint)(port ?? Port),
        Database = database,
        UserID = User,
        Password = password,
        AllowUserVariables = true,
    }.ConnectionString;

    internal override string BytesOf(string text) => $"CAST('{text}' AS BINARY)";

    internal override DbDataSource CreateSource(string database, ILoggerFactory loggers) =>
        new MySqlDataSourceBuilder(ConnectionString(database)).UseLoggerFactory(loggers).Build();

    internal override DatabaseServer Another() => new MySqlServer();

    protected override async Task<string?> Start()
    {
        var data = Path.Combine(Folder, "data");
        var script = Path.Combine(Folder, "users.sql");
        var quoted = Password.Replace("'", "''", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(
            script, [$"CREATE USER '{User}'@'127.0.0.1' IDENTIFIED BY '{quoted}';", $"GRANT ALL ON *.* TO '{User}'@'127.0.0.1';"]);
        await Programs.HandOver(Folder);
        await Programs.Run("mariadb-install-db", "--no-defaults", $"--datadir={data}", "--skip-test-db", "--auth-root-authentication-method=normal");
        // The common level with the fewest locks: a statement that needs a lock has to ask for it.
        _process = Programs.Start(
            "mariadbd", "--no-defaults", $"--datadir={data}", $"--port={Port}", $"--socket={Path.Combine(Folder, "s")}", "--bind-address=127.0.0.1",
            $"--init-file={script}", "--skip-name-resolve", "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=64M", "--max-connections=300",
            "--transaction-isolation=READ-COMMITTED");
        _ = _process.StandardOutput.ReadToEndAsync();
        return await WaitUntilReady(_process.StandardError);
    }

    protected override async Task Stop()
    {
        await MySqlConnection.ClearAllPoolsAsync();
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    protected override DbConnection CreateConnection(string connectionString) => new MySqlConnection(connectionString);

    private static async Task<string?> WaitUntilReady(StreamReader log)
    {
        var last = "";
        while (await log.ReadLineAsync() is { } line)
        {
            if (line.Contains("ready for connections", StringComparison.Ordinal))
            {
                _ = log.ReadToEndAsync();
                return null;
            }
            last = line;
        }
        return $"mariadbd ended: {last}";
    }
}
