using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;
using Swiper.Grains;
using Swiper.Grains.Interfaces;
using Swiper.Silo.Accounts;
using Swiper.Silo.Cluster;
using Swiper.Silo.Health;
using Swiper.Silo.Hosting;
using Swiper.Silo.Storage;
using Swiper.Silo.Swipes;
using Swiper.Storage;

namespace Swiper.Silo;

/// <summary>Puts together what makes a process a part of Swiper.</summary>
public static class SwiperSilo
{
    /// <summary>Longest a stopping server takes when its grains end with it.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Longest a stopping member of a cluster takes: its grains move, and others wait for them.</summary>
    private static readonly TimeSpan ClusterShutdownTimeout = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Adds all that makes a process a silo. Hosted services start in this order and stop in the opposite one: Orleans drains first, then
    /// the codes it queued, then the stores.
    /// </summary>
    /// <exception cref="StartRefusedException">It cannot work as configured.</exception>
    public static IHostApplicationBuilder AddSwiperSilo(this IHostApplicationBuilder builder)
    {
        builder.AddShutdownTimeout();
        builder.Services.AddSwiperData(builder.Configuration);
        builder.Services.AddSwiperDatabases(builder.Configuration);
        builder.Services.AddSwiperSms(builder.Configuration, builder.Environment);
        builder.Services.AddSwiperGrainHosting(builder.Configuration);
        builder.UseSilo();
        builder.Services.AddHostedService<RedeliveryStarter>();
        builder.Services.AddSingleton<StoreProbe>();
        builder.Services.AddSingleton<Pulses>();
        builder.Services.AddHealthChecks()
            .AddCheck<StoreHealthCheck>("stores", timeout: HealthTimeout)
            .AddCheck<GrainHealthCheck>("silo", timeout: HealthTimeout);
        return builder;
    }

    /// <summary>Adds all that makes a process a client of a cluster: it calls grains and keeps pictures, and opens no database.</summary>
    /// <exception cref="StartRefusedException">It cannot work as configured.</exception>
    public static IHostApplicationBuilder AddSwiperClient(this IHostApplicationBuilder builder)
    {
        builder.AddShutdownTimeout();
        builder.Services.AddSwiperData(builder.Configuration);
        builder.Services.AddSwiperGrains(builder.Configuration);
        builder.Services.TryAddSingleton<IEntropy, CryptographicEntropy>();
        builder.UseClientOfCluster();
        builder.Services.AddSingleton<Pulses>();
        builder.Services.AddHealthChecks().AddCheck<ClusterHealthCheck>("silos", timeout: HealthTimeout);
        return builder;
    }

    private static void AddShutdownTimeout(this IHostApplicationBuilder builder)
    {
        var timeout = builder.Configuration.IsClustered() ? ClusterShutdownTimeout : ShutdownTimeout;
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = timeout);
    }

    private static void AddSwiperData(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => DataFolder.Of(configuration));
        services.AddSingleton<DataFolderHolder>();
        services.AddHostedService(provider => provider.GetRequiredService<DataFolderHolder>());
    }

    private static void AddSwiperDatabases(this IServiceCollection services, IConfiguration configuration)
    {
        // Locks the data folder before the first store opens.
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
            (provider, _) => ActivatorUtilities.CreateInstance<GrainStateStorage>(provider, GrainsJson.Options));
        services.AddSingleton(provider =>
            (ILifecycleParticipant<ISiloLifecycle>)provider.GetRequiredKeyedService<IGrainStorage>(GrainStorage.Name));
    }
}

/// <summary>Unpredictable randomness.</summary>
internal sealed class CryptographicEntropy : IEntropy
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
