using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Migrations;

/// <summary>The migrator's differences between databases.</summary>
internal abstract class MigrationDialect
{
    internal abstract string CountInfoTables { get; }

    /// <summary>Runs a step while no other process migrates the database, in one transaction if schema changes are transactional.</summary>
    internal abstract void RunAlone(DbConnection connection, Action<DbTransaction> step);
}

/// <summary>Migrates one database to this program's schema, and refuses a newer one.</summary>
internal sealed class SchemaMigrator(string store, MigrationDialect dialect, ImmutableArray<Migration> migrations, ILogger logger)
{
    private const string CreateInfo =
        "CREATE TABLE IF NOT EXISTS store_info (name VARCHAR(64) NOT NULL PRIMARY KEY, value VARCHAR(64) NOT NULL)";

    private const string SchemaName = "schema";
    private const string ShardName = "shard";

    internal int Newest => migrations[^1].Number;

    /// <summary>Applies the missing migrations.</summary>
    /// <exception cref="StoreSetupException">The schema is newer than this program.</exception>
    internal void Migrate(DbConnection connection)
    {
        var from = ReadVersion(connection, transaction: null);
        foreach (var migration in migrations)
        {
            dialect.RunAlone(connection, transaction => Apply(connection, transaction, migration));
        }

        if (from < Newest)
        {
            Log.Migrated(logger, store, from, Newest);
        }

        Verify(connection);
    }

    /// <summary>Checks that the schema is current.</summary>
    /// <exception cref="StoreSetupException">The schema is missing, older or newer.</exception>
    internal void Verify(DbConnection connection)
    {
        var version = ReadVersion(connection, transaction: null);
        if (version > Newest)
        {
            throw new StoreSetupException($"Store {store} has schema {version}, but this Swiper knows no newer one than {Newest}: run a newer Swiper.");
        }

        if (version < Newest)
        {
            var found = version == 0 ? "no schema" : $"schema {version}";
            throw new StoreSetupException($"Store {store} has {found} and needs schema {Newest}: run ./swiper migrate --to with every database of Storage:Shards.");
        }
    }

    /// <summary>Marks the database with its shard, so that a changed list of shards is refused instead of losing sight of data.</summary>
    /// <exception cref="StoreSetupException">The database is another shard, or must not be used.</exception>
    internal void ClaimShard(DbConnection connection, int shard, int shards)
    {
        var expected = ShardMark.Of(shard, shards);
        dialect.RunAlone(connection, transaction =>
        {
            var stored = ReadInfo(connection, transaction, ShardName);
            if (stored is null)
            {
                InsertInfo(connection, transaction, ShardName, expected);
            }
            else if (stored == ShardMark.Unfinished)
            {
                throw new StoreSetupException($"Store {store} holds a copy that was cut off: repeat the command that makes it.");
            }
            else if (ShardMark.IsMoving(stored))
            {
                throw new StoreSetupException($"Store {store} is being moved to other databases: if that was cut off, repeat the command that moves it.");
            }
            else if (ShardMark.IsMoved(stored))
            {
                throw new StoreSetupException($"What store {store} held was moved to other databases: list those in Storage:Shards.");
            }
            else if (stored != expected)
            {
                throw new StoreSetupException($"Store {store} holds shard {stored}, but Storage:Shards lists it as {expected}: restore the list it was set up with.");
            }
        });
    }

    internal bool HasSchema(DbConnection connection) => ReadVersion(connection, transaction: null) > 0;

    /// <summary>Reads the mark, or null if no server has used the database.</summary>
    internal static string? ReadMark(DbConnection connection) => ReadInfo(connection, transaction: null, ShardName);

    /// <summary>Replaces the mark after writes in flight have ended: see <see cref="ShardMark.ThrowIfTaken"/>.</summary>
    internal void Mark(DbConnection connection, string mark) => dialect.RunAlone(connection, transaction =>
    {
        if (ReadInfo(connection, transaction, ShardName) is null)
        {
            InsertInfo(connection, transaction, ShardName, mark);
        }
        else
        {
            Execute(connection, transaction, $"UPDATE store_info SET value = '{mark}' WHERE name = '{ShardName}'");
        }
    });

    private void Apply(DbConnection connection, DbTransaction transaction, Migration migration)
    {
        // Read again: another process may have migrated first.
        if (ReadVersion(connection, transaction) >= migration.Number)
        {
            return;
        }

        Execute(connection, transaction, CreateInfo);
        Execute(connection, transaction, migration.Sql);
        var number = migration.Number.ToString(CultureInfo.InvariantCulture);
        if (ReadInfo(connection, transaction, SchemaName) is null)
        {
            InsertInfo(connection, transaction, SchemaName, number);
        }
        else
        {
            Execute(connection, transaction, $"UPDATE store_info SET value = '{number}' WHERE name = '{SchemaName}'");
        }
    }

    private int ReadVersion(DbConnection connection, DbTransaction? transaction)
    {
        var tables = Convert.ToInt64(Scalar(connection, transaction, dialect.CountInfoTables), CultureInfo.InvariantCulture);
        return tables == 0 ? 0 : int.Parse(ReadInfo(connection, transaction, SchemaName) ?? "0", CultureInfo.InvariantCulture);
    }

    private static string? ReadInfo(DbConnection connection, DbTransaction? transaction, string name) =>
        (string?)Scalar(connection, transaction, $"SELECT value FROM store_info WHERE name = '{name}'");

    private static void InsertInfo(DbConnection connection, DbTransaction transaction, string name, string value) =>
        Execute(connection, transaction, $"INSERT INTO store_info (name, value) VALUES ('{name}', '{value}')");

    private static object? Scalar(DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = CommandOf(connection, transaction, sql);
        return command.ExecuteScalar();
    }

    private static void Execute(DbConnection connection, DbTransaction transaction, string sql)
    {
        using var command = CommandOf(connection, transaction, sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Safe: the text consists of this class's constants, numbers, and migrations, without outside input.</summary>
    private static DbCommand CommandOf(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command;
    }
}
