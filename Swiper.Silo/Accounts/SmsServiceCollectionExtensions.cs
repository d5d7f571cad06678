using Microsoft.Extensions.DependencyInjection.Extensions;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Accounts.Webhook;
using Swiper.Silo.Hosting;
#if CLOUD_SDKS
using Swiper.Silo.Accounts.Aliyun;
#else
using Swiper.Silo.Cloud;
#endif

namespace Swiper.Silo.Accounts;

/// <summary>Adds the sending of codes.</summary>
internal static class SmsServiceCollectionExtensions
{
    /// <summary>Adds the queue, its sender and the configured provider.</summary>
    /// <exception cref="StartRefusedException">No provider can be used as configured.</exception>
    public static IServiceCollection AddSwiperSms(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSettings<SmsOptions>(configuration);
        services.AddProvider(configuration.Read<SmsOptions>().Provider, configuration, environment);
        services.AddSingleton<SmsQueue>();
        services.TryAddSingleton<ISmsQueue>(provider => provider.GetRequiredService<SmsQueue>());
        services.AddHostedService<SmsSender>();
        return services;
    }

    private static void AddProvider(
        this IServiceCollection services, string name, IConfiguration configuration, IHostEnvironment environment)
    {
        if (name.Length == 0 && !environment.IsDevelopment())
        {
            throw new StartRefusedException("Sms:Provider is not set: outside Development codes have to be sent, so name a provider: Webhook or Aliyun.");
        }

        if (name.Length == 0 || name.Equals("Development", StringComparison.OrdinalIgnoreCase))
        {
            if (!environment.IsDevelopment())
            {
                throw new StartRefusedException($"Sms:Provider is {name}, which shows codes to whoever asks: it works in Development only.");
            }

            services.TryAddSingleton<ISmsProvider>(_ => new DevelopmentSmsProvider(Console.Out));
            services.TryAddSingleton<ISmsQueue, DevelopmentSmsQueue>();
            services.AddSingleton<DevelopmentInbox>();
            return;
        }

        if (name.Equals("Webhook", StringComparison.OrdinalIgnoreCase))
        {
            services.AddWebhookSms(configuration);
            return;
        }

#if CLOUD_SDKS
        services.AddAliyunSms(configuration);
#else
        throw CloudSdks.Missing("Sms:Provider", "Aliyun");
#endif
    }
}
