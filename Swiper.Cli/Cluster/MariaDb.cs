using System.Globalization;
using Swiper.Silo.Hosting;

namespace Swiper.Cli.Cluster;

/// <summary>The cluster's database server.</summary>
internal static class MariaDb
{
    /// <summary>Its name among the cluster's processes.</summary>
    public const string Name = "mariadb";

    private const string User = "swiper";

    /// <summary>How a silo reaches a shard, from 0.</summary>
    public static string ConnectionString(ClusterState state, int shard) =>
        $"Server={state.PlaceOf(Name).Address};Port={state.DatabasePort};Database={DatabaseOf(shard)};User ID={User};Password={state.Password}";

    /// <summary>Makes its folder on the first start, and starts it.</summary>
    public static async Task<ProcessMark> Start(ClusterState state, string folder, string log, CancellationToken cancellationToken)
    {
        string[] user = Environment.IsPrivilegedProcess ? ["--user=root"] : [];
        if (!Directory.Exists(folder))
        {
            var fresh = folder + ".new";
            await Launcher.Run(
                Programs.Find("mariadb-install-db"),
                ["--no-defaults", $"--datadir={fresh}", "--skip-test-db", "--auth-root-authentication-method=normal", .. user],
                cancellationToken);
            Directory.Move(fresh, folder);
        }

        var script = Path.Combine(folder, "swiper.sql");
        OwnerOnly.ReplaceText(script, Script(state));
        return Launcher.Start(
            log,
            Programs.Find("mariadbd"),
            [
                "--no-defaults", $"--datadir={folder}", $"--bind-address={state.PlaceOf(Name).Listens}", $"--port={state.DatabasePort}", "--socket=swiper.sock",
                "--pid-file=swiper.pid", $"--init-file={script}", "--skip-name-resolve", "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin", "--transaction-isolation=READ-COMMITTED", "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=128M", "--max-connections=500", .. user,
            ],
            inNamespace: state.Network?.NamespaceOf(Name));
    }

    private static string DatabaseOf(int shard) => string.Create(CultureInfo.InvariantCulture, $"swiper_{shard + 1}");

    /// <summary>What the server does at each start; each statement is a line.</summary>
    private static string Script(ClusterState state)
    {
        var from = state.Network is null ? "127.0.0.1" : "%";
        return string.Join('\n', (string[])
        [
            .. Enumerable.Range(0, state.Shards).Select(shard => $"CREATE DATABASE IF NOT EXISTS {DatabaseOf(shard)} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;"),
            $"CREATE USER IF NOT EXISTS '{User}'@'{from}' IDENTIFIED BY '{state.Password}';",
            .. Enumerable.Range(0, state.Shards).Select(shard => $"GRANT ALL ON {DatabaseOf(shard)}.* TO '{User}'@'{from}';"),
            "",
        ]);
    }
}
