using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Swiper.Storage.Postgres;
using Swiper.Storage.Sharding;
using Swiper.Storage.Sql;
using Swiper.Storage.Sqlite;

namespace Swiper.Storage;

/// <summary>Opens every database of the settings.</summary>
/// <param name="options">The settings.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">Measures commits.</param>
/// <param name="loggers">Log.</param>
internal sealed partial class StoreOpener(IOptions<StorageOptions> options, StorageMetrics metrics, TimeProvider time, ILoggerFactory loggers)
{
    private static readonly ShardOptions DefaultShard = new() { ConnectionString = "Data Source=swiper.db" };

    /// <summary>Opens all, or none.</summary>
    /// <exception cref="StoreSetupException">One cannot be opened the way it is set up.</exception>
    internal StoreShards Open()
    {
        var settings = options.Value;
        return Open(settings.Shards.DefaultIfEmpty(DefaultShard).Select((shard, number) => new ShardSetup(number, shard, settings, metrics, time, loggers)), loggers);
    }

    /// <summary>Opens all, or none.</summary>
    /// <exception cref="StoreSetupException">One cannot be opened the way it is set up.</exception>
    internal static StoreShards Open(IEnumerable<ShardSetup> setups, ILoggerFactory loggers)
    {
        var opened = ImmutableArray.CreateBuilder<StoreShard>();
        try
        {
            foreach (var setup in setups)
                opened.Add(Open(setup));
        }
        catch
        {
            new StoreShards(opened.ToImmutable(), loggers.CreateLogger<StoreShards>()).Dispose();
            throw;
        }
        return new StoreShards(opened.ToImmutable(), loggers.CreateLogger<StoreShards>());
    }

    private static StoreShard Open(ShardSetup setup) => setup.Shard.Provider switch
    {
        StorageProvider.Sqlite => SqliteDatabase.Open(setup),
        _ => ServerDatabase.Open(setup, ProviderOf(setup)),
    };

    /// <summary>The kind of server a database is on.</summary>
    /// <exception cref="StoreSetupException">This build does not have it.</exception>
    internal static ServerProvider ProviderOf(ShardSetup setup) => setup.Shard.Provider switch
    {
        StorageProvider.Postgres => new PostgresProvider(),
        StorageProvider.MySql => MySqlProviderOf(setup),
        var provider => throw new StoreSetupException($"{setup.ProviderSettingName} is {provider}, which is not known."),
    };

    private static ServerProvider MySqlProviderOf(ShardSetup setup)
    {
        ServerProvider? provider = null;
        FindMySql(ref provider);
        return provider ?? throw new StoreSetupException(
            $"{setup.ProviderSettingName} is MySql, which this build does not have: build with --engine orleans.");
    }

    /// <summary>Does nothing in a build without the driver, which leaves out the folder that implements it.</summary>
    static partial void FindMySql(ref ServerProvider? provider);
}
