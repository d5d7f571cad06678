using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Swiper.Accounts;
using Swiper.Media;

namespace Swiper.Silo.Cloud;

/// <summary>A build with the cloud SDKs.</summary>
internal static class CloudProviders
{
    /// <summary>Adds Aliyun as the carrier of codes, from the section <c>Sms:Aliyun</c>.</summary>
    public static IServiceCollection AddAliyunSms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AliyunSmsOptions>().Bind(configuration.GetSection("Sms:Aliyun")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AliyunSmsOptions>, AliyunSmsOptionsValidator>();
        services.TryAddSingleton<ISmsProvider, AliyunSmsProvider>();
        return services;
    }

    /// <summary>Adds a Qiniu bucket as the store of pictures, from the section <c>Media:Qiniu</c>.</summary>
    public static IServiceCollection AddQiniuMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<QiniuOptions>().Bind(configuration.GetSection("Media:Qiniu")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<QiniuOptions>, QiniuOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IMediaStore, QiniuMediaStore>();
        return services;
    }
}
