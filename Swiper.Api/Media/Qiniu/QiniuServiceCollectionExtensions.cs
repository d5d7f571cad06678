using Microsoft.Extensions.DependencyInjection.Extensions;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Media.Qiniu;

internal static class QiniuServiceCollectionExtensions
{
    /// <summary>Adds a Qiniu bucket as the store of pictures, from the section <c>Media:Qiniu</c>.</summary>
    public static IServiceCollection AddQiniuMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<QiniuOptions>(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IMediaStore, QiniuMediaStore>();
        return services;
    }
}
