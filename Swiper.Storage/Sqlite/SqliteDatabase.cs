using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Migrations;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Sqlite;

/// <summary>Opens SQLite files as shards.</summary>
internal static class SqliteDatabase
{
    /// <summary>
    /// 64 MiB of log between checkpoints. A checkpoint writes each changed page once, so a long log is what keeps the pages of a long history
    /// from being written again for every swipe.
    /// </summary>
    private const int CheckpointPages = 32_768;

    /// <summary>Of a new file. A swipe changes a few bytes on each of a few pages, and whole pages are written.</summary>
    private const int PageBytes = 2_048;

    /// <summary>
    /// SQLite walks its whole cache at the end of each transaction that split a page, so a larger one makes every commit slower; what it does not
    /// hold is in the operating system's.
    /// </summary>
    private const int WriterCacheKibibytes = 4 * 1_024;
    private const int ReaderCacheKibibytes = 2 * 1_024;

    /// <summary>Seconds to wait for whoever is just closing the file.</summary>
    private const int AloneSeconds = 1;

    private static readonly string[] Alone = ["PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "COMMIT"];

    /// <summary>Opens a file, migrates it, and starts its writer.</summary>
    /// <exception cref="StoreSetupException">It cannot be opened the way it is set up.</exception>
    internal static StoreShard Open(ShardSetup setup)
    {
        var connectionString = ConnectionStringOf(setup);
        SqliteSession OpenWriter() => SqliteSession.Open(connectionString, WriterPragmas(setup.Options.BusyTimeout));
        var committer = new SqliteCommitter(setup.Name, OpenWriter);
        try
        {
            setup.PrepareSchema(new SqliteMigrations(), committer.Session.Connection);
        }
        catch (SqliteException exception)
        {
            committer.Dispose();
            var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
            throw new StoreSetupException($"Store {setup.Name} cannot open {file}: {SqliteFailure.Describe(exception)}.", exception);
        }
        catch
        {
            committer.Dispose();
            throw;
        }
        return Start(setup, committer, connectionString);
    }

    private static StoreShard Start(ShardSetup setup, SqliteCommitter committer, string connectionString)
    {
        var readers = new SqliteReaderPool(setup.Name, () => SqliteSession.Open(connectionString, ReaderPragmas(setup.Options.BusyTimeout)));
        var scheduler = new SingleThreadTaskScheduler("swiper " + setup.Name);
        return new StoreShard(
            setup.CreateWriter(committer, scheduler),
            new SqliteRelationReader(readers, setup.Metrics),
            new SqliteCandidateReader(readers, setup.Metrics),
            new SqliteDocumentReader(readers, setup.Metrics),
            Close);

        ValueTask Close()
        {
            // The writer goes last: the file's last connection puts the log into the file.
            readers.Dispose();
            scheduler.Dispose();
            committer.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Opens a file for this connection alone, which a server that has it open does not let happen.</summary>
    /// <param name="setup">Names it.</param>
    /// <param name="mustExist">Whether to refuse a file that is not there, instead of making an empty one.</param>
    /// <exception cref="StoreSetupException">It cannot be had.</exception>
    internal static SqliteConnection OpenAlone(ShardSetup setup, bool mustExist)
    {
        var builder = BuilderOf(setup);
        if (mustExist && !File.Exists(builder.DataSource))
        {
            throw new StoreSetupException($"{setup.SettingName} names {builder.DataSource}, which is not there.");
        }

        CreateFolder(setup, Path.GetDirectoryName(builder.DataSource)!);
        var connection = new SqliteConnection(builder.ConnectionString) { DefaultTimeout = AloneSeconds };
        try
        {
            connection.Open();
            foreach (var sql in Alone)
            {
                // One at a time: of several, those after one that answers rows may fail unnoticed.
                using var command = connection.CreateCommand();
                command.CommandText = sql;
                command.ExecuteNonQuery();
            }
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw exception.SqliteErrorCode == raw.SQLITE_BUSY
                ? new StoreSetupException($"{setup.SettingName} names {builder.DataSource}, which is in use: stop the server that uses it.", exception)
                : new StoreSetupException($"{setup.SettingName} names {builder.DataSource}, which cannot be used: {SqliteFailure.Describe(exception)}.", exception);
        }
    }

    private static string ConnectionStringOf(ShardSetup setup)
    {
        var builder = BuilderOf(setup);
        CreateFolder(setup, Path.GetDirectoryName(builder.DataSource)!);
        return builder.ConnectionString;
    }

    private static SqliteConnectionStringBuilder BuilderOf(ShardSetup setup)
    {
        SqliteConnectionStringBuilder builder;
        try
        {
            builder = new SqliteConnectionStringBuilder(setup.Shard.ConnectionString);
        }
        catch (ArgumentException)
        {
            // Without the text, which may be another database's, with its password.
            throw new StoreSetupException($"{setup.SettingName} is not a connection string SQLite understands.");
        }
        if (builder.DataSource.Length == 0 || builder.DataSource == ":memory:" || builder.Mode == SqliteOpenMode.Memory)
        {
            throw new StoreSetupException($"{setup.SettingName} must name a file (Data Source=…): several connections share it.");
        }

        builder.DataSource = Path.GetFullPath(builder.DataSource, Path.GetFullPath(setup.Options.DataFolder));
        builder.Mode = SqliteOpenMode.ReadWriteCreate;
        builder.Cache = SqliteCacheMode.Private;
        builder.Pooling = false;
        return builder;
    }

    private static void CreateFolder(ShardSetup setup, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreSetupException($"Store {setup.Name} cannot create the folder {folder}: {exception.Message}", exception);
        }
    }

    /// <remarks>No memory map: a failing disk would then end the process instead of failing the read.</remarks>
    private static string WriterPragmas(TimeSpan busyTimeout) => string.Create(CultureInfo.InvariantCulture, $"""
        PRAGMA busy_timeout = {(int)busyTimeout.TotalMilliseconds};
        PRAGMA page_size = {PageBytes};
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA fullfsync = ON;
        PRAGMA checkpoint_fullfsync = ON;
        PRAGMA wal_autocheckpoint = {CheckpointPages};
        PRAGMA journal_size_limit = {CheckpointPages * PageBytes};
        PRAGMA cache_size = -{WriterCacheKibibytes};
        PRAGMA mmap_size = 0;
        PRAGMA trusted_schema = OFF;
        """);

    private static string ReaderPragmas(TimeSpan busyTimeout) => string.Create(CultureInfo.InvariantCulture, $"""
        PRAGMA busy_timeout = {(int)busyTimeout.TotalMilliseconds};
        PRAGMA cache_size = -{ReaderCacheKibibytes};
        PRAGMA mmap_size = 0;
        PRAGMA trusted_schema = OFF;
        PRAGMA query_only = ON;
        """);
}
