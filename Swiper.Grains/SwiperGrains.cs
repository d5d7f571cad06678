using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Swiper.Grains.Accounts;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Safety;
using Swiper.Grains.Swipes;

namespace Swiper.Grains;

/// <summary>Registers the grains' dependencies, except stores, entropy and the SMS queue.</summary>
public static class SwiperGrains
{
    /// <summary>Adds the grains' options, validated at start, and the calendar.</summary>
    public static IServiceCollection AddSwiperGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Calendar>();
        services.AddSingleton<PhoneReader>();
        services.AddSingleton(provider => new CandidatePools(
            provider.GetRequiredService<IGrainFactory>(), new PoolHints(), provider.GetRequiredService<IOptions<DiscoveryOptions>>().Value.PoolSize));
        return services
            .AddSettings<ClockOptions>(configuration)
            .AddSettings<AccountOptions>(configuration)
            .AddSettings<DiscoveryOptions>(configuration)
            .AddSettings<QuotaOptions>(configuration)
            .AddSettings<RedeliveryOptions>(configuration)
            .AddSettings<SafetyOptions>(configuration)
            .AddSettings<VipOptions>(configuration);
    }
}
