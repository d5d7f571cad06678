using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;
using Swiper.Accounts;
using Swiper.Health;
using Swiper.Media;
using Swiper.Silo.Data;
using Swiper.Silo.Engine;
using Swiper.Storage;
using Swiper.Swipes;

namespace Swiper.Silo;

/// <summary>Puts a silo together.</summary>
public static class SwiperSilo
{
    /// <summary>Longest a stopping server takes.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Adds all that makes a process a silo. Hosted services start in this order and stop in the opposite one: the engine drains first, then
    /// the codes it queued, then the stores.
    /// </summary>
    /// <exception cref="StartRefusedException">It cannot work as configured.</exception>
    public static IHostApplicationBuilder AddSwiperSilo(this IHostApplicationBuilder builder)
    {
        SwiperEngine.Check(builder.Configuration);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSwiperData(builder.Configuration);
        builder.Services.AddSwiperMedia(builder.Configuration);
        builder.Services.AddSwiperSms(builder.Configuration, builder.Environment);
        builder.Services.AddSwiperGrainHosting(builder.Configuration);
        builder.UseSwiperEngine();
        builder.Services.AddHostedService<RedeliveryStarter>();
        builder.Services.AddSwiperSiloHealth();
        return builder;
    }

    private static void AddSwiperData(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => DataFolder.Of(configuration));
        services.AddSingleton<DataFolderHolder>();
        services.AddHostedService(provider => provider.GetRequiredService<DataFolderHolder>());

        // Whoever opens a store first, the folder is locked before.
        services.AddOptions<StorageOptions>().Configure<DataFolder>((options, folder) =>
        {
            folder.Acquire();
            options.DataFolder = folder.Path;
        });
        services.AddSwiperStorage(configuration);
    }

    private static void AddSwiperGrainHosting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSwiperGrains(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IEntropy, CryptographicEntropy>();
        services.AddKeyedSingleton<IGrainStorage>(
            GrainStorage.Name,
            (provider, _) => new DocumentGrainStorage(provider.GetRequiredService<IDocumentStore>(), GrainsJson.Options));
    }

    private static void AddSwiperSiloHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<StoreHealthCheck>("stores", timeout: HealthTimeout)
        .AddCheck<GrainHealthCheck>("silo", timeout: HealthTimeout);
}
