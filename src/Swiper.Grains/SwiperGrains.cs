using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Swiper.Accounts;
using Swiper.Swipes;
using Swiper.Vip;

namespace Swiper;

/// <summary>Adds what the grains take from their constructors, but for stores, entropy and the SMS queue.</summary>
public static class SwiperGrains
{
    /// <summary>Adds the grains' options, validated at start, and the calendar.</summary>
    public static IServiceCollection AddSwiperGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Calendar>();
        services.AddOptions<ClockOptions>().Bind(configuration.GetSection("Clock"))
            .Validate(
                options => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _),
                "Clock:TimeZone is no time zone this machine knows; it must be an IANA name such as Asia/Shanghai.")
            .ValidateOnStart();
        services.AddOptions<AccountOptions>().Bind(configuration.GetSection("Accounts"))
            .Validate(options => options.CodeLifetime > TimeSpan.Zero, "Accounts:CodeLifetime must be positive.")
            .Validate(options => options.CodeTries > 0, "Accounts:CodeTries must be positive.")
            .Validate(options => options.CodesPerHour > 0, "Accounts:CodesPerHour must be positive.")
            .Validate(options => options.CodesPerDay > 0, "Accounts:CodesPerDay must be positive.")
            .Validate(options => options.CodeInterval >= TimeSpan.Zero, "Accounts:CodeInterval must not be negative.")
            .Validate(options => options.SessionLifetime > TimeSpan.Zero, "Accounts:SessionLifetime must be positive.")
            .ValidateOnStart();
        services.AddOptions<QuotaOptions>().Bind(configuration.GetSection("Quotas"))
            .Validate(options => options is { Like: >= 0, Superlike: >= 0, Rewind: >= 0 }, "Quotas:Like, Quotas:Superlike and Quotas:Rewind must not be negative.")
            .ValidateOnStart();
        services.AddOptions<SwipeOptions>().Bind(configuration.GetSection("Swipes"))
            .Validate(options => options.RetryInterval > TimeSpan.Zero, "Swipes:RetryInterval must be positive.")
            .Validate(options => options.SweepInterval > TimeSpan.Zero, "Swipes:SweepInterval must be positive.")
            .ValidateOnStart();
        services.AddOptions<VipOptions>().Bind(configuration.GetSection("Vip"))
            .Validate(
                options => options.Effective.Any(level => level.Level == 0) && options.Effective.DistinctBy(level => level.Level).Count() == options.Effective.Count,
                "Vip:Levels must hold a level 0 and no level twice.")
            .ValidateOnStart();
        return services;
    }
}
