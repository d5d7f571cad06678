using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>Clocks for tests.</summary>
public static class TimeProviderTestingExtensions
{
    /// <summary>Gives everything but the grains' own timers a clock of its own, so that a test's clock moves the grains only.</summary>
    public static IServiceCollection UseTimeProviderForBackgroundAreas(this IServiceCollection services, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        services.AddKeyedSingleton(KeyedService.AnyKey, (_, _) => timeProvider);
        services.AddKeyedSingleton(TimeProviderNames.Grains, static (provider, _) => provider.GetRequiredService<TimeProvider>());
        return services;
    }
}
