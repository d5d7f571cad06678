using System.Data.Common;
using System.Diagnostics;
using MySqlConnector;

namespace Swiper.Storage.Tests.MySql;

/// <summary>MariaDB, which speaks for MySQL.</summary>
public sealed class MySqlServer : DatabaseServer
{
    private Process? _process;

    internal override StorageProvider Provider => StorageProvider.MySql;

    protected override IReadOnlyList<string> Needed => ["mariadb-install-db", "mariadbd"];

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

    protected override async Task<string?> Start()
    {
        var data = Path.Combine(Folder, "data");
        var script = Path.Combine(Folder, "users.sql");
        var quoted = Password.Replace("'", "''", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(
            script, [$"CREATE USER '{User}'@'127.0.0.1' IDENTIFIED BY '{quoted}';", $"GRANT ALL ON *.* TO '{User}'@'127.0.0.1';"]);
        await Programs.HandOver(Folder);
        await Programs.Run("mariadb-install-db", "--no-defaults", $"--datadir={data}", "--skip-test-db", "--auth-root-authentication-method=normal");
        _process = Programs.Start(
            "mariadbd", "--no-defaults", $"--datadir={data}", $"--port={Port}", $"--socket={Path.Combine(Folder, "s")}", "--bind-address=127.0.0.1",
            $"--init-file={script}", "--skip-name-resolve", "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=64M", "--max-connections=300");
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
