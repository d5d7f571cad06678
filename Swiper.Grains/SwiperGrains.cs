using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Swipes;

namespace Swiper.Grains;

/// <summary>Adds what the grains take from their constructors, but for stores, entropy and the SMS queue.</summary>
public static class SwiperGrains
{
    private const int CountMax = 1000;
    private static readonly TimeSpan IntervalMax = TimeSpan.FromDays(1);
    private static readonly TimeSpan SessionLifetimeMax = TimeSpan.FromDays(3650);

    /// <summary>Adds the grains' options, validated at start, and the calendar.</summary>
    public static IServiceCollection AddSwiperGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Calendar>();
        return services
            .AddChecked<ClockOptions>(configuration, "Clock", Rules)
            .AddChecked<AccountOptions>(configuration, "Accounts", Rules)
            .AddChecked<QuotaOptions>(configuration, "Quotas", Rules)
            .AddChecked<RedeliveryOptions>(configuration, "Redelivery", Rules)
            .AddChecked<VipOptions>(configuration, "Vip", Rules);
    }

    private static IServiceCollection AddChecked<T>(
        this IServiceCollection services,
        IConfiguration configuration,
        string section,
        Func<T, IEnumerable<(string Setting, object Value, bool WillDo, string Must)>> rules)
        where T : class
    {
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<T>>(new OptionsCheck<T>(section, rules));
    }

    private static IEnumerable<(string, object, bool, string)> Rules(ClockOptions options) =>
    [
        (nameof(options.TimeZone), options.TimeZone, TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _),
            "an IANA name that this machine knows, such as Asia/Shanghai"),
    ];

    private static IEnumerable<(string, object, bool, string)> Rules(AccountOptions options) =>
    [
        Interval(nameof(options.CodeLifetime), options.CodeLifetime),
        Count(nameof(options.CodeTries), options.CodeTries),
        (nameof(options.CodeInterval), options.CodeInterval, options.CodeInterval >= TimeSpan.Zero && options.CodeInterval <= IntervalMax,
            $"zero to {IntervalMax}"),
        Count(nameof(options.CodesPerHour), options.CodesPerHour),
        Count(nameof(options.CodesPerDay), options.CodesPerDay),
        Interval(nameof(options.SendRefusalLifetime), options.SendRefusalLifetime),
        (nameof(options.SessionLifetime), options.SessionLifetime, options.SessionLifetime > TimeSpan.Zero && options.SessionLifetime <= SessionLifetimeMax,
            $"positive and at most {SessionLifetimeMax}"),
    ];

    private static IEnumerable<(string, object, bool, string)> Rules(QuotaOptions options) =>
    [
        NotNegative(nameof(options.Like), options.Like),
        NotNegative(nameof(options.Superlike), options.Superlike),
        NotNegative(nameof(options.Rewind), options.Rewind),
    ];

    private static IEnumerable<(string, object, bool, string)> Rules(RedeliveryOptions options) =>
    [
        Interval(nameof(options.RetryInterval), options.RetryInterval),
        Interval(nameof(options.SweepInterval), options.SweepInterval),
    ];

    private static IEnumerable<(string, object, bool, string)> Rules(VipOptions options)
    {
        var numbers = options.Effective.Select(level => level.Level).ToList();
        yield return (
            nameof(options.Levels),
            string.Join(", ", numbers),
            numbers.Contains(0) && numbers.Min() == 0 && numbers.Distinct().Count() == numbers.Count,
            "level 0 and others above it, none twice");
    }

    private static (string, object, bool, string) Interval(string setting, TimeSpan value) =>
        (setting, value, value > TimeSpan.Zero && value <= IntervalMax, $"positive and at most {IntervalMax}");

    private static (string, object, bool, string) Count(string setting, int value) =>
        (setting, value, value is > 0 and <= CountMax, $"1 to {CountMax}");

    private static (string, object, bool, string) NotNegative(string setting, int value) => (setting, value, value >= 0, "zero or more");
}
