using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Swiper.Storage.Migrations;
using Swiper.Storage.Tests.Postgres;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Swiper.Storage.Tests.Postgres;

public sealed partial class PostgresServer : DatabaseServer
{
    internal override StorageProvider Provider => StorageProvider.Postgres;

    /// <summary>Npgsql first asks for the command to be cancelled, twice, over connections that are not answered either.</summary>
    internal override TimeSpan GivesUpWithin { get; } = TimeSpan.FromSeconds(11);

    protected override string ProcessId => File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();

    protected override IReadOnlyList<string> Needed => ["initdb", "pg_ctl", "postgres"];

    internal override string HoldMark => $"SELECT pg_advisory_xact_lock({PostgresMigrations.Lock})";

    protected override string CountWaiting => "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    protected override string AdministrationDatabase => "postgres";

    private string Data => Path.Combine(Folder, "data");

    internal override string ConnectionString(string database, string password = Password, int? port = null) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port ?? Port,
        Database = database,
        Username = User,
        Password = password,
        MaxPoolSize = 20,
    }.ConnectionString;

    internal override string BytesOf(string text) => $"convert_to('{text}', 'UTF8')";

    internal override DbDataSource CreateSource(string database, ILoggerFactory loggers) =>
        new NpgsqlDataSourceBuilder(ConnectionString(database)).UseLoggerFactory(loggers).Build();

    internal override DatabaseServer Another() => new PostgresServer();

    protected override string KeyOfN => "convert_to('k' || n, 'UTF8')";

    private string Log => Path.Combine(Folder, "log");

    protected override string Quoted(string name) => name;

    protected override string Numbers(int count) => $"generate_series(0, {count - 1}) AS numbers (n)";

    protected override string Analyze(string table) => $"VACUUM ANALYZE {table}";

    internal override Task LogPlans(string database) => Execute(database, $"""
        LOAD 'auto_explain';
        ALTER DATABASE {database} SET session_preload_libraries = 'auto_explain';
        ALTER DATABASE {database} SET auto_explain.log_min_duration = 0;
        ALTER DATABASE {database} SET auto_explain.log_analyze = on;
        ALTER DATABASE {database} SET auto_explain.log_nested_statements = on;
        """);

    internal override IEnumerable<LoggedPlan> ReadPlans()
    {
        // An entry is a line with its time, and lines that begin with a tab.
        foreach (var entry in File.ReadAllText(Log).Split("plan:\n").Skip(1))
        {
            var lines = entry.Split('\n').TakeWhile(line => line.StartsWith('\t')).ToList();
            var first = lines.FindIndex(line => line.Contains("(cost=", StringComparison.Ordinal));
            var plan = string.Join('\n', lines.Skip(first));
            var touched = Step().Matches(plan).Select(step => Number(step, 1) * Number(step, 2)).Concat(Removed().Matches(plan).Select(step => Number(step, 1)));
            yield return new LoggedPlan(string.Join('\n', lines.Take(first)), plan, touched.Max(), plan.Contains("Seq Scan on ", StringComparison.Ordinal));
        }
    }

    private static long Number(Match step, int group) => long.Parse(step.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"actual time=\S+ rows=(\d+) loops=(\d+)")]
    private static partial Regex Step();

    [GeneratedRegex(@"Rows Removed by .*: (\d+)")]
    private static partial Regex Removed();

    protected override async Task<string?> Start()
    {
        var passwordFile = Path.Combine(Folder, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        await Programs.HandOver(Folder);
        await Programs.Run(
            "initdb", "-D", Data, "-U", User, "--auth=scram-sha-256", "--pwfile", passwordFile, "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        string[] stop = Programs.Command("pg_ctl", "stop", "-m", "immediate", "-D", Data);
        Guard.RunIfThere(Path.Combine(Data, "postmaster.pid"), stop[0], stop[1..]);
        await Programs.Run(
            "pg_ctl", "start", "-w", "-D", Data, "-l", Log,
            "-o", $"-p {Port} -k {Folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300");
        return null;
    }

    protected override async Task Stop()
    {
        NpgsqlConnection.ClearAllPools();
        await Programs.Run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);
    }

    protected override DbConnection CreateConnection(string connectionString) => new NpgsqlConnection(connectionString);
}
