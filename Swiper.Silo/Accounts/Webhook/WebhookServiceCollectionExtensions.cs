using Microsoft.Extensions.DependencyInjection.Extensions;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Silo.Accounts.Webhook;

internal static class WebhookServiceCollectionExtensions
{
    /// <summary>Adds the operator's own service as the carrier of codes, from the section <c>Sms:Webhook</c>.</summary>
    public static IServiceCollection AddWebhookSms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<WebhookSmsOptions>(configuration);
        services.TryAddSingleton<ISmsProvider, WebhookSmsProvider>();
        return services;
    }
}
