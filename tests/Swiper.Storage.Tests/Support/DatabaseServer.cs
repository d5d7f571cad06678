using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Tests.Support;

/// <summary>A database server of this machine, started for the tests on a free port in a folder that goes with them.</summary>
/// <remarks>Where its programs are not installed the tests that need it are skipped, and say so.</remarks>
public abstract class DatabaseServer : IAsyncLifetime
{
    public const string User = "swiper";
    public const string Password = "s3cret;='\"quoted";
    private readonly TempFolder _folder = new();
    private int _databases;

    /// <summary>Why there is none; null where it runs.</summary>
    public string? WhyNot { get; private set; }

    internal abstract StorageProvider Provider { get; }

    protected int Port { get; } = FreePort();

    protected string Folder => _folder.Path;

    /// <summary>How to connect to a database, with changes.</summary>
    internal abstract string ConnectionString(string database, string password = Password, int? port = null);

    public async ValueTask InitializeAsync()
    {
        try
        {
            WhyNot = Programs.Missing(Needed) ?? await Start();
        }
        catch (Exception exception) when (exception is InvalidOperationException or DbException or IOException)
        {
            WhyNot = $"{Provider} did not start: {exception.Message}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (WhyNot is null)
            await Stop();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes an empty database and answers its name.</summary>
    internal async Task<string> CreateDatabase()
    {
        Assert.SkipWhen(WhyNot is not null, WhyNot ?? "");
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await Execute(AdministrationDatabase, $"CREATE DATABASE {name}");
        return name;
    }

    /// <summary>Runs a statement in a database.</summary>
    internal async Task Execute(string database, string sql)
    {
        await using var connection = CreateConnection(ConnectionString(database));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stores over one database.</summary>
    internal TestStores OpenStores(string database, Action<StorageOptions>? configure = null) => new(Folder, options =>
    {
        options.Shards.Add(new ShardOptions { Provider = Provider, ConnectionString = ConnectionString(database) });
        configure?.Invoke(options);
    });

    protected abstract IReadOnlyList<string> Needed { get; }

    protected abstract string AdministrationDatabase { get; }

    /// <summary>Starts it and waits until it answers; says why it could not.</summary>
    protected abstract Task<string?> Start();

    protected abstract Task Stop();

    protected abstract DbConnection CreateConnection(string connectionString);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
