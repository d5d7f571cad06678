using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>Brings every database of the settings to the current schema, for an operator who does not let servers do that when they start.</summary>
public static class StoreMigration
{
    /// <summary>Opens each database, applies what is missing, and closes it.</summary>
    /// <param name="configure">Makes the settings, as for <see cref="StorageServiceCollectionExtensions"/>; their <see cref="StorageOptions.Migrate"/> is ignored.</param>
    /// <param name="logging">Where it says what it did.</param>
    /// <exception cref="StoreSetupException">A database cannot be used the way it is set up.</exception>
    public static async Task Run(Action<StorageOptions> configure, Action<ILoggingBuilder> logging)
    {
        await using var services = new ServiceCollection()
            .AddLogging(logging)
            .AddSwiperStorage(options =>
            {
                configure(options);
                options.Migrate = true;
            })
            .BuildServiceProvider();
        services.GetRequiredService<StoreShards>();
    }
}
