using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Swiper.Api.Media.Qiniu;

internal static class QiniuServiceCollectionExtensions
{
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
