using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;

namespace Swiper.Embedded;

/// <summary>Registers the engine.</summary>
internal static class EngineServices
{
    /// <summary>The builder of the host with these services; the same one each time.</summary>
    public static ISiloBuilder Add(IServiceCollection services, IConfiguration configuration)
    {
        var known = services.FirstOrDefault(service => service.ServiceType == typeof(SiloBuilder));
        if (known is not null)
        {
            return (ISiloBuilder)known.ImplementationInstance!;
        }

        var builder = new SiloBuilder(services, configuration);
        services.AddSingleton(builder);
        services.AddSingleton(new ServiceLifetimes(services));
        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(KeyedService.AnyKey, static (provider, _) => provider.GetRequiredService<TimeProvider>());
        services.AddSingleton<Engine>();
        services.AddSingleton(static provider => new EmbeddedEngine(provider.GetRequiredService<Engine>()));
        services.TryAddSingleton<IClusterClient>(static provider => provider.GetRequiredService<Engine>().Client);
        services.TryAddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<Engine>().Client);
        services.AddSingleton<IHostedService, EngineHost>();
        return builder;
    }
}
