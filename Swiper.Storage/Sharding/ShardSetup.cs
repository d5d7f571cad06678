using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Migrations;

namespace Swiper.Storage.Sharding;

/// <summary>What it takes to open one database of the settings.</summary>
/// <param name="Number">Its place in the list, from 0.</param>
/// <param name="Shard">Its entry in the list.</param>
/// <param name="Options">All settings.</param>
/// <param name="Metrics">Counts.</param>
/// <param name="Time">Measures commits.</param>
/// <param name="Loggers">Log.</param>
internal sealed record ShardSetup(
    int Number,
    ShardOptions Shard,
    StorageOptions Options,
    StorageMetrics Metrics,
    TimeProvider Time,
    ILoggerFactory Loggers)
{
    /// <summary>Its name for logs, metrics and failures.</summary>
    internal string Name { get; init; } = $"shard-{Number}";

    /// <summary>What to look for in the settings when it cannot be opened.</summary>
    internal string SettingName { get; init; } = $"Storage:Shards:{Number}:ConnectionString";

    /// <summary>What to look for in the settings when this build does not have its kind of database.</summary>
    internal string ProviderSettingName { get; init; } = $"Storage:Shards:{Number}:Provider";

    /// <summary>Where its read replica is; null where there is none.</summary>
    internal string? Replica => Options.Replicas.ElementAtOrDefault(Number) is { Length: > 0 } replica ? replica : null;

    /// <summary>What to look for in the settings when the replica cannot be opened.</summary>
    internal string ReplicaSettingName => $"Storage:Replicas:{Number}";

    private int ShardCount => Math.Max(Options.Shards.Count, 1);

    /// <summary>Migrates an open database or checks its schema, and checks that it is the shard the settings say.</summary>
    /// <exception cref="StoreSetupException">It does not fit.</exception>
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

    /// <summary>What brings its schema up to date.</summary>
    internal SchemaMigrator CreateMigrator(MigrationDialect dialect) =>
        new(Name, dialect, MigrationCatalog.Of(Shard.Provider), Loggers.CreateLogger<SchemaMigrator>());

    /// <summary>A database that no server runs on, as an operator names it.</summary>
    internal static ShardSetup ForCopy(NamedShard named) =>
        ForOperator(number: 0, named, new StorageOptions { DataFolder = "." }, NullLoggerFactory.Instance) with { Name = named.Name };

    /// <summary>A database as an operator names it.</summary>
    internal static ShardSetup ForOperator(int number, NamedShard named, StorageOptions options, ILoggerFactory loggers) =>
        new(number, named.Shard, options, new StorageMetrics(null), TimeProvider.System, loggers)
        {
            SettingName = named.Name,
            ProviderSettingName = named.Name,
        };

    /// <summary>Says that the server may lose what it acknowledged.</summary>
    internal void WarnOfWeakSettings(string product) => Log.WeakSettings(Loggers.CreateLogger<StoreShards>(), Name, product);

    /// <summary>Its writer, over a committer.</summary>
    internal GroupCommitWriter CreateWriter(IBatchCommitter committer, TaskScheduler scheduler) => new(
        Name,
        committer,
        scheduler,
        new GroupCommitOptions(Options.MaxBatch, Options.MaxQueue),
        Metrics,
        Time,
        Loggers.CreateLogger<GroupCommitWriter>());
}
