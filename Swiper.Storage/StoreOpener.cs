using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Swiper.Storage.MySql;
using Swiper.Storage.Postgres;
using Swiper.Storage.Sharding;
using Swiper.Storage.Sql;
using Swiper.Storage.Sqlite;

namespace Swiper.Storage;

/// <summary>Opens every configured database.</summary>
internal sealed class StoreOpener(IOptions<StorageOptions> options, StorageMetrics metrics, TimeProvider time, ILoggerFactory loggers)
{
    private static readonly ShardOptions DefaultShard = new() { ConnectionString = "Data Source=swiper.db" };

    /// <summary>Opens all, or none.</summary>
    /// <exception cref="StoreSetupException">A database cannot be opened as configured.</exception>
    internal StoreShards Open()
    {
        var settings = options.Value;
        return Open(settings.Shards.DefaultIfEmpty(DefaultShard).Select((shard, number) => new ShardSetup(number, shard, settings, metrics, time, loggers)), loggers);
    }

    /// <summary>Opens all, or none.</summary>
    /// <exception cref="StoreSetupException">A database cannot be opened as configured.</exception>
    internal static StoreShards Open(IEnumerable<ShardSetup> setups, ILoggerFactory loggers)
    {
        var opened = ImmutableArray.CreateBuilder<StoreShard>();
        try
        {
            foreach (var setup in setups)
            {
                opened.Add(Open(setup));
            }
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

    internal static ServerProvider ProviderOf(ShardSetup setup) => setup.Shard.Provider switch
    {
        StorageProvider.Postgres => new PostgresProvider(),
        StorageProvider.MySql => new MySqlProvider(),
        var provider => throw new StoreSetupException($"{setup.ProviderSettingName} is {provider}, which is not known."),
    };
}
