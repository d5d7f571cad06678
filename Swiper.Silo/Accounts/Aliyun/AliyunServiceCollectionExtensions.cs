using Microsoft.Extensions.DependencyInjection.Extensions;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Silo.Accounts.Aliyun;

internal static class AliyunServiceCollectionExtensions
{
    /// <summary>Adds Aliyun as the carrier of codes, from the section <c>Sms:Aliyun</c>.</summary>
    public static IServiceCollection AddAliyunSms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<AliyunSmsOptions>(configuration);
        services.TryAddSingleton<ISmsProvider, AliyunSmsProvider>();
        return services;
    }
}
