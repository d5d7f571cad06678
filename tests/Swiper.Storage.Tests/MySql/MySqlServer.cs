using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using MySqlConnector;
using Swiper.Storage.Tests.MySql;

[assembly: AssemblyFixture(typeof(MySqlServer))]

namespace Swiper.Storage.Tests.MySql;

/// <summary>MariaDB, in place of MySQL.</summary>
public sealed partial class MySqlServer : DatabaseServer
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

    protected override string KeyOfN => "CAST(CONCAT('k', n) AS BINARY)";

    private string PlanLog => Path.Combine(Folder, "plans.log");

    protected override string Quoted(string name) => $"`{name}`";

    protected override string Numbers(int count) => $"(SELECT seq AS n FROM seq_0_to_{count - 1}) AS numbers";

    protected override string Analyze(string table) => $"ANALYZE TABLE {table}";

    internal override Task LogPlans(string database) => Execute(database, $"""
        SET GLOBAL log_slow_verbosity = 'query_plan,explain';
        SET GLOBAL long_query_time = 0;
        SET GLOBAL slow_query_log_file = '{PlanLog}';
        SET GLOBAL slow_query_log = ON;
        """);

    internal override IEnumerable<LoggedPlan> ReadPlans()
    {
        foreach (var entry in File.ReadAllText(PlanLog).Split("# User@Host").Skip(1))
        {
            var lines = entry.Split('\n').ToList();
            var notes = lines.Where(line => line.StartsWith('#')).ToList();
            var statement = string.Join('\n', lines.SkipWhile(line => !line.StartsWith("SET timestamp", StringComparison.Ordinal)).Skip(1).Where(line => !line.StartsWith('#')));
            var examined = Examined().Match(string.Join('\n', notes));

            // An insert reads nothing, and what is in angle brackets is the result of another step.
            var readsAll = notes.Where(line => line.StartsWith("# explain:", StringComparison.Ordinal))
                .Any(line => line.Split('\t') is [_, not "INSERT", [not '<', ..], "ALL" or "index", ..]);
            yield return new LoggedPlan(
                statement, string.Join('\n', notes), examined.Success ? long.Parse(examined.Groups[1].Value, CultureInfo.InvariantCulture) : 0, readsAll);
        }
    }

    [GeneratedRegex(@"Rows_examined: (\d+)")]
    private static partial Regex Examined();

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
