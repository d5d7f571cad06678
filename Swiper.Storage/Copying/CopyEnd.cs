using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Swiper.Storage.Migrations;
using Swiper.Storage.Sharding;
using Swiper.Storage.Sql;
using Swiper.Storage.Sqlite;

namespace Swiper.Storage.Copying;

/// <summary>One database to copy from or to.</summary>
internal sealed class CopyEnd : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly string _name;
    private readonly ServerProvider? _provider;
    private readonly DbDataSource? _source;
    private readonly DbConnection _connection;
    private readonly SchemaMigrator _migrator;

    private CopyEnd(ShardSetup setup, ServerProvider? provider, DbDataSource? source, DbConnection connection)
    {
        (_name, _provider, _source, _connection) = (setup.SettingName, provider, source, connection);
        _migrator = setup.CreateMigrator(provider?.Migrations ?? new SqliteMigrations());
    }

    /// <summary>Connects. A SQLite file is locked exclusively from then on.</summary>
    /// <exception cref="StoreSetupException">The database cannot be used.</exception>
    internal static CopyEnd Open(NamedShard shard, bool mustExist)
    {
        var setup = ShardSetup.ForCopy(shard);
        if (setup.Shard.Provider == StorageProvider.Sqlite)
        {
            return new CopyEnd(setup, provider: null, source: null, SqliteDatabase.OpenAlone(setup, mustExist));
        }

        var provider = StoreOpener.ProviderOf(setup);
        var source = ServerDatabase.CreateSource(setup.SettingName, setup.Shard.ConnectionString, provider, isForRequests: false);
        try
        {
            return new CopyEnd(setup, provider, source, ServerDatabase.Connect(setup.SettingName, provider, source));
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _source?.Dispose();
    }

    /// <summary>Refuses a database with other connections, after waiting for those that are just closing.</summary>
    /// <exception cref="StoreSetupException">Others are still connected.</exception>
    internal void CheckUnused(TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); CountOthers() is > 0 and var others; cancellationToken.WaitHandle.WaitOne(PollInterval))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (watch.Elapsed >= patience)
            {
                throw new StoreSetupException($"{_name} names a database that is in use ({others} other connections): stop every server that uses it.");
            }
        }
    }

    /// <summary>Reads the mark, if the database is complete, has this schema, and is the shard it is listed as.</summary>
    /// <exception cref="StoreSetupException">The database is not such a shard.</exception>
    internal string? CheckSource(int shard, int shards) => Try(() =>
    {
        _migrator.Verify(_connection);
        var (mark, expected) = (SchemaMigrator.ReadMark(_connection), ShardMark.Of(shard, shards));
        if (mark == ShardMark.Unfinished)
        {
            throw new StoreSetupException($"{_name} names a database that holds a copy that was cut off: repeat the command that makes it.");
        }

        if (mark is not null && ShardMark.ShardOf(mark) != expected)
        {
            throw new StoreSetupException($"{_name} names shard {ShardMark.ShardOf(mark)}, but it is given as {expected}: name all of them, in their order.");
        }

        return mark;
    });

    /// <summary>Migrates the database, and checks that it is empty except for rows of an interrupted copy.</summary>
    /// <exception cref="StoreSetupException">The database is not empty.</exception>
    internal void CheckTarget() => Try(() =>
    {
        _migrator.Migrate(_connection);
        if (!IsUnfinished && CopiedTable.All.Any(HasRows))
        {
            throw new StoreSetupException($"{_name} names a database that is not empty: name an empty one.");
        }

        return true;
    });

    /// <summary>Whether a copy into this database was interrupted.</summary>
    internal bool IsUnfinished => Mark == ShardMark.Unfinished;

    /// <summary>The mark, or null if none was set.</summary>
    internal string? Mark => Try(() => _migrator.HasSchema(_connection) ? SchemaMigrator.ReadMark(_connection) : null);

    /// <summary>Replaces the mark after writes in flight have ended.</summary>
    internal void SetMark(string mark) => Try(() =>
    {
        _migrator.Mark(_connection, mark);
        return true;
    });

    /// <summary>Deletes all rows.</summary>
    internal void Clear()
    {
        foreach (var table in CopiedTable.All)
        {
            using var command = CommandOf($"DELETE FROM {NameOf(table)}");
            Try(command.ExecuteNonQuery);
        }
    }

    /// <summary>Streams a table's rows.</summary>
    internal IEnumerable<object?[]> Read(CopiedTable table)
    {
        using var command = CommandOf($"SELECT {ColumnsOf(table)} FROM {NameOf(table)}");
        using var reader = Try(command.ExecuteReader);
        object?[]? Next() => reader.Read() ? RowOf(table, reader) : null;
        while (Try(Next) is { } row)
        {
            yield return row;
        }
    }

    /// <summary>Inserts rows in one transaction.</summary>
    internal void Write(CopiedTable table, IReadOnlyList<object?[]> rows) => Try(() =>
    {
        using var transaction = _connection.BeginTransaction();
        using var command = CommandOf($"INSERT INTO {NameOf(table)} ({ColumnsOf(table)}) VALUES ");
        var sql = new StringBuilder(command.CommandText);
        var keysAreBytes = KeysAreBytes(table);
        for (var row = 0; row < rows.Count; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < table.Columns.Length; column++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"p{command.Parameters.Count}");
                sql.Append(column == 0 ? "@" : ", @").Append(name);
                command.AddParameter(name, Stored(rows[row][column], keysAreBytes && table.Columns[column].Kind == ColumnKind.Key));
            }
            sql.Append(')');
        }
        command.CommandText = sql.ToString();
        command.Transaction = transaction;
        command.ExecuteNonQuery();
        transaction.Commit();
        return true;
    });

    private object?[] RowOf(CopiedTable table, DbDataReader reader)
    {
        var row = new object?[table.Columns.Length];
        var keysAreBytes = KeysAreBytes(table);
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = reader.IsDBNull(column) ? null : table.Columns[column].Kind switch
            {
                ColumnKind.Number => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture),
                ColumnKind.Bytes => reader.GetFieldValue<byte[]>(column),
                ColumnKind.Key when keysAreBytes => Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(column)),
                _ => reader.GetString(column),
            };
        }
        return row;
    }

    private static object? Stored(object? value, bool isKeyOfBytes) => isKeyOfBytes ? Encoding.UTF8.GetBytes((string)value!) : value;

    private bool KeysAreBytes(CopiedTable table) => _provider?.Dialect.KeysAreBytes(table.Name) == true;

    private bool HasRows(CopiedTable table)
    {
        using var command = CommandOf($"SELECT 1 FROM {NameOf(table)} LIMIT 1");
        return command.ExecuteScalar() is not null;
    }

    /// <summary>Zero for a SQLite file, which is locked: see <see cref="SqliteDatabase.OpenAlone"/>.</summary>
    private long CountOthers()
    {
        if (_provider is null)
        {
            return 0;
        }

        using var command = CommandOf(_provider.CountOthers);
        return Convert.ToInt64(Try(command.ExecuteScalar), CultureInfo.InvariantCulture);
    }

    /// <summary>Safe to put into SQL: the names are constants of this assembly.</summary>
    private string ColumnsOf(CopiedTable table) =>
        string.Join(", ", table.Columns.Select(column => column.Name == "key" ? _provider?.Dialect.KeyColumn ?? column.Name : column.Name));

    private string NameOf(CopiedTable table) => table.Name == "partition" ? _provider?.Dialect.PartitionTable ?? table.Name : table.Name;

    /// <summary>Creates a command without a timeout.</summary>
    private DbCommand CommandOf(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command;
    }

    /// <summary>Replaces a driver's message, which may quote a value and does not say which database it is about.</summary>
    private T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (ServerDialect.IsFailure(exception))
        {
            var cause = exception is SqliteException sqlite ? SqliteFailure.Describe(sqlite) : _provider?.Dialect.Describe(exception) ?? "the file cannot be used";
            throw new StoreSetupException($"{_name} names a database that cannot be used: {cause}.", exception);
        }
    }
}
