using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Tests.Support;

/// <summary>A local database server, started for the tests on a free port in a temporary folder.</summary>
/// <remarks>If its programs are not installed, the tests that need it are skipped with the reason.</remarks>
public abstract class DatabaseServer : IAsyncLifetime
{
    public const string User = "swiper";
    public const string Password = "s3cret;='\"quoted";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Filling large tables may take any time.</summary>
    private const int Unlimited = 0;

    private readonly TemporaryFolder _folder = new();
    private int _databases;
    private bool _isStopped;
    private bool _isKilled;

    /// <summary>The reason why there is no server, or null if it runs.</summary>
    public string? WhyNot { get; private set; }

    internal abstract StorageProvider Provider { get; }

    internal int Port { get; } = Ports.Free();

    protected string Folder => _folder.Path;

    /// <summary>The connection string of a database, with changes.</summary>
    internal abstract string ConnectionString(string database, string password = Password, int? port = null);

    public async ValueTask InitializeAsync()
    {
        try
        {
            WhyNot = Tool.Missing(Needed) ?? await Start();
        }
        catch (Exception exception) when (exception is InvalidOperationException or DbException or IOException)
        {
            WhyNot = $"{Provider} did not start: {exception.Message}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, true))
        {
            return;
        }

        if (WhyNot is null && !_isKilled)
        {
            await Stop();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Creates an empty database and answers its name.</summary>
    internal async Task<string> CreateDatabase()
    {
        Assert.SkipWhen(WhyNot is not null, WhyNot ?? "");
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await Execute(AdministrationDatabase, $"CREATE DATABASE {name}");
        return name;
    }

    internal Task Execute(string database, string sql) => Execute(database, sql, (int)Patience.TotalSeconds);

    private async Task Execute(string database, string sql, int limitSeconds)
    {
        await using var connection = CreateConnection(ConnectionString(database));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = limitSeconds;
        await command.ExecuteNonQueryAsync();
    }

    internal async Task<DbConnection> Connect(string database)
    {
        var connection = CreateConnection(ConnectionString(database));
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Waits until that many statements in a database wait for a lock.</summary>
    internal async Task WaitForWaiting(string database, int statements)
    {
        await using var connection = await Connect(database);
        await using var command = connection.CreateCommand();
        command.CommandText = CountWaiting;
        for (var watch = Stopwatch.StartNew(); ;)
        {
            if (Convert.ToInt32(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture) >= statements)
            {
                return;
            }

            Assert.True(watch.Elapsed < Patience, $"Fewer than {statements} statements wait.");
        }
    }

    /// <summary>Takes the lock on a database that a move takes first.</summary>
    internal abstract string HoldMark { get; }

    /// <summary>The SQL expression of a text as bytes, the type of the columns of grain state.</summary>
    internal abstract string BytesOf(string text);

    /// <summary>Connections whose driver reports every detail of an error.</summary>
    internal abstract DbDataSource CreateSource(string database, ILoggerFactory loggers);

    /// <summary>Creates another server of this kind.</summary>
    internal abstract DatabaseServer Another();

    /// <summary>The SQL expression of the numbers from 0 below a count, in a column <c>n</c>, as a table.</summary>
    protected abstract string Numbers(int count);

    /// <summary>Brings the server's statistics up to date.</summary>
    protected abstract string Analyze(string table);

    /// <summary>Lets the server log the plan of every statement on connections that open from now on.</summary>
    internal abstract Task LogPlans(string database);

    /// <summary>The plans logged so far.</summary>
    internal abstract IEnumerable<LoggedPlan> ReadPlans();

    /// <summary>
    /// Fills every table of an empty schema by itself, the largest with that many rows, in the order of their keys. Some of them are owner 1's: a half
    /// swiped, a hundred of them pending, a half waiting for an answer. Their head is at epoch 1.
    /// </summary>
    internal async Task Fill(string database, int rows, int popular)
    {
        var isWaiting = $"n >= {popular / 2} AND n < {popular}";
        var isBlocked = $"n % 23 = 3 AND NOT ({isWaiting})";
        await Insert(database, "relation (owner, other, swipe, swiped_at, seq, charged_day, heard, heard_at, heard_seq, friend_since, blocks, blocked_at)",
            $"SELECT CASE WHEN n < {popular} THEN 1 ELSE 2 + FLOOR(n / {rows / 1000}) END, 1000000 + n, CASE WHEN {isWaiting} THEN 0 ELSE 1 + n % 3 END, 1, n, 0, " +
            $"CASE WHEN {isWaiting} THEN 1 + n % 2 ELSE 1 END, n, 1, CASE WHEN n % 2 = 0 AND NOT ({isWaiting}) THEN n END, " +
            $"CASE WHEN {isBlocked} THEN 1 ELSE 0 END, CASE WHEN {isBlocked} THEN n END", rows);
        await Insert(database, "pending (owner, other)", $"SELECT CASE WHEN n < 100 THEN 1 ELSE 2 + FLOOR(n / 20) END, 1000000 + n * 10", rows / 10);
        await Insert(database, $"{Quoted("partition")} (owner, epoch, seq, day, likes, superlikes, rewinds, pools, nicknames, unsettled, recent, taken)",
            "SELECT n, 1, 1, 0, 0, 0, 0, '[]', '[]', CASE WHEN n % 50 = 0 THEN 1 ELSE 0 END, '[]', '0'", rows);
        await Insert(database, "candidate (pool, user_id, revision, gone, birth_day, dating_sex, min_dating_age, max_dating_age)",
            "SELECT CASE WHEN n % 2 = 0 THEN 'female@1' ELSE 'male@2' END, n, 1, 0, 700000, 1, 18, 99", rows);
        await Insert(database, "report (id, reported_at, closed, reporter, reported, reason, decision)",
            "SELECT n, n, n % 2, n, n / 10, 1, n % 2", rows);
        await Insert(database, $"document (kind, {Quoted("key")}, version, payload)", $"SELECT {BytesOf("note")}, {KeyOfN}, 1, {BytesOf("{}")}", rows);
        foreach (var table in (string[])["relation", "pending", Quoted("partition"), "candidate", "report", "document"])
        {
            await Execute(database, Analyze(table), Unlimited);
        }
    }

    protected abstract string KeyOfN { get; }

    protected abstract string Quoted(string name);

    private Task Insert(string database, string columns, string select, int rows) =>
        Execute(database, $"INSERT INTO {columns} {select} FROM {Numbers(rows)}", Unlimited);

    /// <summary>Kills the server, or stops and continues all of its processes.</summary>
    internal async Task Signal(string signal)
    {
        var server = ProcessId;
        var processes = Directory.GetDirectories("/proc").Select(Path.GetFileName).OfType<string>().Where(name => IsOf(name, server)).Prepend(server).ToList();
        _isKilled |= signal == "KILL";
        (await new Tool("kill").Run(["-s", signal, .. processes])).ShouldSucceed();

        // A thread that is at work stops when it is next scheduled, and could still answer until then.
        while (signal == "STOP" && !processes.SelectMany(process => Directory.GetDirectories($"/proc/{process}/task")).All(IsStopped))
        {
            await Task.Yield();
        }
    }

    /// <summary>How long callers of a frozen server wait at most, with what a busy machine adds.</summary>
    internal abstract TimeSpan GivesUpWithin { get; }

    /// <summary>The number of the server's first process.</summary>
    protected abstract string ProcessId { get; }

    private static bool IsOf(string process, string parent) => process.All(char.IsAsciiDigit) && StatOf($"/proc/{process}") is [_, var id, ..] && id == parent;

    private static bool IsStopped(string thread) => StatOf(thread) is [] or ["T", ..];

    /// <summary>What follows the name of a process or thread, which is in brackets: its state, its parent; nothing if it has ended.</summary>
    private static string[] StatOf(string folder)
    {
        try
        {
            var stat = File.ReadAllText(folder + "/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Opens stores over one database.</summary>
    internal TestStores OpenStores(string database, Action<StorageOptions>? configure = null) => new(Folder, options =>
    {
        options.Shards.Add(new ShardOptions { Provider = Provider, ConnectionString = ConnectionString(database) });
        configure?.Invoke(options);
    });

    protected abstract IReadOnlyList<string> Needed { get; }

    /// <summary>A query that counts the statements of its database that wait for locks.</summary>
    protected abstract string CountWaiting { get; }

    protected abstract string AdministrationDatabase { get; }

    /// <summary>Starts the server and waits until it answers, or says why it could not.</summary>
    protected abstract Task<string?> Start();

    protected abstract Task Stop();

    protected abstract DbConnection CreateConnection(string connectionString);
}
