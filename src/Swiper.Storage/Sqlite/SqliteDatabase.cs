using System.Globalization;
using Microsoft.Data.Sqlite;
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
    private const int CheckpointPages = 16_384;

    private const int PageBytes = 4_096;

    /// <summary>
    /// At the end of each transaction SQLite walks its whole cache, so a larger one makes every commit slower; what it does not hold is in the
    /// operating system's.
    /// </summary>
    private const int WriterCacheKibibytes = 8 * 1_024;
    private const int ReaderCacheKibibytes = 2 * 1_024;

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

    /// <summary>Refuses a file that is not there: to open it would make an empty one.</summary>
    /// <exception cref="StoreSetupException">It is not there.</exception>
    internal static void RequireFile(ShardSetup setup)
    {
        if (setup.Shard.Provider == StorageProvider.Sqlite
            && new SqliteConnectionStringBuilder(ConnectionStringOf(setup)).DataSource is var file
            && !File.Exists(file))
            throw new StoreSetupException($"{setup.SettingName} names {file}, which is not there.");
    }

    /// <summary>How a connection to the file is opened.</summary>
    /// <exception cref="StoreSetupException">The setting does not name one.</exception>
    internal static string ConnectionStringOf(ShardSetup setup)
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
            throw new StoreSetupException($"{setup.SettingName} must name a file (Data Source=…): several connections share it.");
        builder.DataSource = Path.GetFullPath(builder.DataSource, Path.GetFullPath(setup.Options.DataFolder));
        builder.Mode = SqliteOpenMode.ReadWriteCreate;
        builder.Cache = SqliteCacheMode.Private;
        builder.Pooling = false;
        CreateFolder(setup, Path.GetDirectoryName(builder.DataSource)!);
        return builder.ConnectionString;
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
