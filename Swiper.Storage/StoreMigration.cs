using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>Migrates databases for an operator who does not let servers migrate them at start.</summary>
public static class StoreMigration
{
    /// <summary>Opens each database, applies the missing migrations, and closes it.</summary>
    /// <exception cref="StoreSetupException">A database cannot be used as configured.</exception>
    public static async Task Run(IReadOnlyList<NamedShard> databases, Action<ILoggingBuilder> logging)
    {
        await using var services = new ServiceCollection().AddLogging(logging).BuildServiceProvider();
        var loggers = services.GetRequiredService<ILoggerFactory>();
        var options = new StorageOptions { DataFolder = ".", Migrate = true };
        foreach (var (_, shard) in databases)
        {
            options.Shards.Add(shard);
        }

        await using var opened = StoreOpener.Open(databases.Select((named, number) => ShardSetup.ForOperator(number, named, options, loggers)), loggers);
    }
}
