using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Swiper.Storage.Migrations;
using Swiper.Storage.Servers;
using Swiper.Storage.Sharding;
using Swiper.Storage.Sqlite;

namespace Swiper.Storage.Copying;

/// <summary>One database that is copied from or to.</summary>
internal sealed class CopyEnd : IDisposable
{
    private readonly ShardSetup _setup;
    private readonly ServerProvider? _provider;
    private readonly DbDataSource? _source;
    private readonly DbConnection _connection;
    private readonly SchemaMigrator _migrator;

    private CopyEnd(ShardSetup setup, ServerProvider? provider, DbDataSource? source, DbConnection connection, MigrationDialect migrations)
    {
        (_setup, _provider, _source, _connection) = (setup, provider, source, connection);
        _migrator = setup.CreateMigrator(migrations);
    }

    private bool KeysAreBytes => _setup.Shard.Provider == StorageProvider.MySql;

    /// <summary>Connects.</summary>
    /// <exception cref="StoreSetupException">It cannot be used.</exception>
    internal static CopyEnd Open(ShardSetup setup)
    {
        if (setup.Shard.Provider == StorageProvider.Sqlite)
        {
            var connection = new SqliteConnection(SqliteDatabase.ConnectionStringOf(setup));
            connection.Open();
            return new CopyEnd(setup, provider: null, source: null, connection, new SqliteMigrations());
        }

        var provider = StoreOpener.ProviderOf(setup);
        var source = ServerDatabase.CreateSource(setup.SettingName, setup.Shard.ConnectionString, provider);
        try
        {
            return new CopyEnd(setup, provider, source, ServerDatabase.Connect(setup.SettingName, provider, source), provider.Migrations);
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

    /// <summary>Checks that it is the shard it is listed as, whole and of this schema.</summary>
    /// <exception cref="StoreSetupException">It is not.</exception>
    internal void CheckSource(int shard, int shards)
    {
        _migrator.Verify(_connection);
        _migrator.ClaimShard(_connection, shard, shards);
    }

    /// <summary>Brings it to this schema, and checks that nothing is in it but what an earlier try may have left, which goes.</summary>
    /// <exception cref="StoreSetupException">There is something.</exception>
    internal void PrepareTarget()
    {
        _migrator.Migrate(_connection);
        if (!SchemaMigrator.IsUnfinishedCopy(_connection) && CopiedTable.All.Any(table => Read(table).Any()))
            throw new StoreSetupException($"{_setup.SettingName} names a database that is not empty: name an empty one.");
        _migrator.BeginCopy(_connection);
        foreach (var table in CopiedTable.All)
            Execute($"DELETE FROM {NameOf(table)}");
    }

    /// <summary>It is complete, and the shard it is listed as.</summary>
    internal void EndTarget(int shard, int shards) => _migrator.EndCopy(_connection, shard, shards);

    /// <summary>What was in it is elsewhere now: no server shall go on with it.</summary>
    internal void Retire() => _migrator.Retire(_connection);

    /// <summary>Every row of a table, one after the other.</summary>
    internal IEnumerable<object?[]> Read(CopiedTable table)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT {ColumnsOf(table)} FROM {NameOf(table)}";
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return RowOf(table, reader);
    }

    /// <summary>Adds rows to a table, in one transaction.</summary>
    internal void Write(CopiedTable table, IReadOnlyList<object?[]> rows)
    {
        using var transaction = _connection.BeginTransaction();
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        var sql = new StringBuilder($"INSERT INTO {NameOf(table)} ({ColumnsOf(table)}) VALUES ");
        for (var row = 0; row < rows.Count; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < table.Columns.Length; column++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"p{command.Parameters.Count}");
                sql.Append(column == 0 ? "@" : ", @").Append(name);
                command.AddParameter(name, Stored(rows[row][column], table.Columns[column].Kind));
            }
            sql.Append(')');
        }
        command.CommandText = sql.ToString();
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    private object?[] RowOf(CopiedTable table, DbDataReader reader)
    {
        var row = new object?[table.Columns.Length];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = reader.IsDBNull(column) ? null : table.Columns[column].Kind switch
            {
                ColumnKind.Number => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture),
                ColumnKind.Bytes => reader.GetFieldValue<byte[]>(column),
                ColumnKind.Key when KeysAreBytes => Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(column)),
                _ => reader.GetString(column),
            };
        }
        return row;
    }

    private object? Stored(object? value, ColumnKind kind) => KeysAreBytes && kind == ColumnKind.Key ? Encoding.UTF8.GetBytes((string)value!) : value;

    /// <summary>Names are this assembly's constants.</summary>
    private string ColumnsOf(CopiedTable table) =>
        string.Join(", ", table.Columns.Select(column => column.Name == "key" ? _provider?.Dialect.KeyColumn ?? column.Name : column.Name));

    private string NameOf(CopiedTable table) => table.Name == "partition" ? _provider?.Dialect.PartitionTable ?? table.Name : table.Name;

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
