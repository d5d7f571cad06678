using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>Registers the stores.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>Adds the stores with the settings of the section <c>Storage</c>.</summary>
    public static IServiceCollection AddSwiperStorage(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSwiperStorage(options => options.Read(configuration.GetSection(StorageOptions.SectionName)));

    /// <summary>Adds the stores with settings made in code.</summary>
    public static IServiceCollection AddSwiperStorage(this IServiceCollection services, Action<StorageOptions> configure)
    {
        services.AddOptions<StorageOptions>().Configure(configure);
        services.CheckSettings<StorageOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new StorageMetrics(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton<StoreOpener>();

        // Opened on first use, and closed with the container: after every service that could still write.
        services.TryAddSingleton(provider => provider.GetRequiredService<StoreOpener>().Open());
        services.TryAddSingleton<IStoreHealth>(provider => provider.GetRequiredService<StoreShards>());
        services.TryAddSingleton<IRelationStore, RelationStore>();
        services.TryAddSingleton<ICandidateStore, CandidateStore>();
        services.TryAddSingleton<IReportStore, ReportStore>();
        services.TryAddSingleton<IOperatorStore, OperatorStore>();
        services.TryAddSingleton<IDocumentStore, DocumentStore>();
        services.AddHostedService<StorageStartup>();
        return services;
    }
}
