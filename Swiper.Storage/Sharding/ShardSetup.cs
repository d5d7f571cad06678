using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Migrations;

namespace Swiper.Storage.Sharding;

/// <summary>The inputs for opening one database; <c>Number</c> is its place in the list, from 0.</summary>
internal sealed record ShardSetup(
    int Number,
    ShardOptions Shard,
    StorageOptions Options,
    StorageMetrics Metrics,
    TimeProvider Time,
    ILoggerFactory Loggers)
{
    /// <summary>The store's name for logs, metrics and failures.</summary>
    internal string Name { get; init; } = $"shard-{Number}";

    /// <summary>The setting to name if the database cannot be opened.</summary>
    internal string SettingName { get; init; } = $"Storage:Shards:{Number}:ConnectionString";

    /// <summary>The setting to name if the provider is unknown.</summary>
    internal string ProviderSettingName { get; init; } = $"Storage:Shards:{Number}:Provider";

    /// <summary>The read replica's connection string, or null.</summary>
    internal string? Replica => Options.Replicas.ElementAtOrDefault(Number) is { Length: > 0 } replica ? replica : null;

    /// <summary>The setting to name if the replica cannot be opened.</summary>
    internal string ReplicaSettingName => $"Storage:Replicas:{Number}";

    private int ShardCount => Math.Max(Options.Shards.Count, 1);

    /// <summary>Migrates the database or checks its schema, then checks that it is the configured shard.</summary>
    /// <exception cref="StoreSetupException">The schema or the shard is not the expected one.</exception>
    internal void PrepareSchema(MigrationDialect dialect, DbConnection connection)
    {
        var migrator = CreateMigrator(dialect);
        if (Options.Migrate)
        {
            migrator.Migrate(connection);
        }
        else
        {
            migrator.Verify(connection);
        }

        migrator.ClaimShard(connection, Number, ShardCount);
        Log.Opened(Loggers.CreateLogger<SchemaMigrator>(), Name, Shard.Provider, migrator.Newest);
    }

    internal SchemaMigrator CreateMigrator(MigrationDialect dialect) =>
        new(Name, dialect, MigrationCatalog.Of(Shard.Provider), Loggers.CreateLogger<SchemaMigrator>());

    /// <summary>A database to copy, which no server runs on.</summary>
    internal static ShardSetup ForCopy(NamedShard named) =>
        ForOperator(number: 0, named, new StorageOptions { DataFolder = "." }, NullLoggerFactory.Instance) with { Name = named.Name };

    internal static ShardSetup ForOperator(int number, NamedShard named, StorageOptions options, ILoggerFactory loggers) =>
        new(number, named.Shard, options, new StorageMetrics(null), TimeProvider.System, loggers)
        {
            SettingName = named.Name,
            ProviderSettingName = named.Name,
        };

    /// <summary>Warns that the server may lose acknowledged writes.</summary>
    internal void WarnOfWeakSettings(string product) => Log.WeakSettings(Loggers.CreateLogger<StoreShards>(), Name, product);

    internal GroupCommitWriter CreateWriter(IBatchCommitter committer, TaskScheduler scheduler) => new(
        Name,
        committer,
        scheduler,
        new GroupCommitOptions(Options.MaxBatch, Options.MaxQueue),
        Metrics,
        Time,
        Loggers.CreateLogger<GroupCommitWriter>());
}
