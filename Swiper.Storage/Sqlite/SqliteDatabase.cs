using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Migrations;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Sqlite;

internal static class SqliteDatabase
{
    /// <summary>
    /// 64 MiB of log between checkpoints. A checkpoint writes each changed page once, so a long log saves rewriting the pages of a long history for
    /// every swipe.
    /// </summary>
    private const int CheckpointPages = 32_768;

    /// <summary>Page size of a new file. A swipe changes a few bytes on each of a few pages, and whole pages are written.</summary>
    private const int PageBytes = 2_048;

    /// <summary>
    /// At the end of each transaction that split a page SQLite scans its whole cache, so a larger one slows every commit. The operating system caches
    /// the rest.
    /// </summary>
    private const int WriterCacheKibibytes = 4 * 1_024;
    private const int ReaderCacheKibibytes = 2 * 1_024;

    /// <summary>Seconds to wait for a connection that is just closing.</summary>
    private const int AloneSeconds = 1;

    private static readonly string[] Alone = ["PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "COMMIT"];

    /// <exception cref="StoreSetupException">The file cannot be opened as configured.</exception>
    internal static StoreShard Open(ShardSetup setup)
    {
        var connectionString = ConnectionStringOf(setup);
        SqliteSession OpenWriter() => SqliteSession.Open(connectionString, WriterPragmas(setup.Options.BusyTimeout));
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        var log = new SqliteLog(setup.Name, file, setup.Options.LogWarningBytes, setup.Time, setup.Loggers.CreateLogger<SqliteLog>());
        var committer = new SqliteCommitter(setup.Name, OpenWriter, log);
        try
        {
            setup.PrepareSchema(new SqliteMigrations(), committer.Session.Connection);
        }
        catch (SqliteException exception)
        {
            committer.Dispose();
            throw new StoreSetupException($"Store {setup.Name} cannot open {file}: {SqliteFailure.Describe(exception)}.", exception);
        }
        catch
        {
            committer.Dispose();
            throw;
        }
        return Start(setup, committer, log, connectionString);
    }

    private static StoreShard Start(ShardSetup setup, SqliteCommitter committer, SqliteLog log, string connectionString)
    {
        var readers = new SqliteReaderPool(
            setup.Name,
            () => SqliteSession.Open(connectionString, ReaderPragmas(setup.Options.BusyTimeout)),
            setup.Loggers.CreateLogger<SqliteReaderPool>());
        setup.Metrics.Watch(log);
        var scheduler = new SingleThreadTaskScheduler("swiper " + setup.Name);
        return new StoreShard(
            setup.CreateWriter(committer, scheduler),
            new SqliteRelationReader(readers, setup.Metrics),
            new SqliteCandidateReader(readers, setup.Metrics),
            new SqliteReportReader(readers, setup.Metrics),
            new SqliteOperatorReader(readers, setup.Metrics),
            new SqliteDocumentReader(readers, setup.Metrics),
            Close);

        ValueTask Close()
        {
            setup.Metrics.Forget(log);

            // Close the writer last: the file's last connection checkpoints the log.
            readers.Dispose();
            scheduler.Dispose();
            committer.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Opens a file with an exclusive lock, which fails while a server has the file open.</summary>
    /// <param name="setup">The setup of the database.</param>
    /// <param name="mustExist">Whether to refuse a missing file instead of creating an empty one.</param>
    /// <exception cref="StoreSetupException">The file is missing, in use or unusable.</exception>
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
                // Run one at a time: in one text, statements after one that answers rows may fail unnoticed.
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
            // Do not show the text: it may be meant for another database and contain a password.
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

    /// <remarks>No memory map: a failing disk would end the process instead of failing the read.</remarks>
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
