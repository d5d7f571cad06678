using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>Brings databases to the current schema, for an operator who does not let servers do that when they start.</summary>
public static class StoreMigration
{
    /// <summary>Opens each database, applies what is missing, and closes it.</summary>
    /// <param name="databases">The databases, in the order they are listed in.</param>
    /// <param name="logging">Where it says what it did.</param>
    /// <exception cref="StoreSetupException">One cannot be used the way it is set up.</exception>
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
