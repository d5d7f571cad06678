using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Swiper.Storage.Sqlite;

namespace Swiper.Storage.Sharding;

/// <summary>Opens every database of the settings.</summary>
/// <param name="options">The settings.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">Measures commits.</param>
/// <param name="loggers">Log.</param>
internal sealed class StoreOpener(IOptions<StorageOptions> options, StorageMetrics metrics, TimeProvider time, ILoggerFactory loggers)
{
    private static readonly ShardOptions DefaultShard = new() { ConnectionString = "Data Source=swiper.db" };

    /// <summary>Opens all, or none.</summary>
    /// <exception cref="StoreSetupException">One cannot be opened the way it is set up.</exception>
    internal StoreShards Open()
    {
        var settings = options.Value;
        var opened = ImmutableArray.CreateBuilder<StoreShard>();
        try
        {
            foreach (var shard in settings.Shards.DefaultIfEmpty(DefaultShard))
                opened.Add(Open(new ShardSetup(opened.Count, shard, settings, metrics, time, loggers)));
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
        var provider => throw new StoreSetupException($"Storage:Shards:{setup.Number}:Provider is {provider}, which is not known."),
    };
}
