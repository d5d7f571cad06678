using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Swiper.Silo.Accounts.Aliyun;

internal static class AliyunServiceCollectionExtensions
{
    /// <summary>Adds Aliyun as the carrier of codes, from the section <c>Sms:Aliyun</c>.</summary>
    public static IServiceCollection AddAliyunSms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AliyunSmsOptions>().Bind(configuration.GetSection("Sms:Aliyun")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AliyunSmsOptions>, AliyunSmsOptionsValidator>();
        services.TryAddSingleton<ISmsProvider, AliyunSmsProvider>();
        return services;
    }
}
