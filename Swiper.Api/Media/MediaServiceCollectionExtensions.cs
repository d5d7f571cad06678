using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Grains.Media;
using Swiper.Silo.Hosting;
#if CLOUD_SDKS
using Swiper.Api.Media.Qiniu;
#else
using Swiper.Silo.Cloud;
#endif

namespace Swiper.Api.Media;

/// <summary>Adds the store of pictures.</summary>
internal static class MediaServiceCollectionExtensions
{
    private const string FolderName = "media";

    /// <summary>Adds the configured <see cref="IMediaStore"/>. A process that is no silo but serves pictures calls it too.</summary>
    /// <exception cref="StartRefusedException">No store can be used as configured.</exception>
    public static IServiceCollection AddSwiperMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MediaOptions>(configuration);
        if (configuration.Read<MediaOptions>().Provider.Equals("Qiniu", StringComparison.OrdinalIgnoreCase))
        {
#if CLOUD_SDKS
            return services.AddQiniuMedia(configuration);
#else
            throw CloudSdks.Missing("Media:Provider", "Qiniu");
#endif
        }

        services.TryAddSingleton(_ => DataFolder.Of(configuration));
        if (configuration.Read<MediaOptions>().Folder is { Length: > 0 } folder)
        {
            services.AddSingleton<IStartCheck>(new FolderCheck("Media:Folder", Path.GetFullPath(folder)));
        }

        services.TryAddSingleton<IMediaStore>(services =>
        {
            var options = services.GetRequiredService<IOptions<MediaOptions>>().Value;
            return new LocalMediaStore(
                FolderOf(options, services.GetRequiredService<DataFolder>()),
                options.BaseUrl, services.GetRequiredService<PictureSigner>(), services.GetRequiredService<ILogger<LocalMediaStore>>());
        });
        return services;
    }

    /// <summary>Adds what takes pictures in, and deletes what is not needed any more.</summary>
    public static IServiceCollection AddPictures(this IServiceCollection services)
    {
        services.AddSingleton<PictureSigner>();
        services.AddSingleton<PictureWorkshop>();
        services.AddSingleton<PictureIntake>();
        services.AddSingleton(services => new PictureFlows(
            services.GetRequiredService<IGrainFactory>(),
            key => Delete(services.GetRequiredService<IMediaStore>(), key),
            services.GetRequiredService<ILogger<PictureFlows>>()));
        services.AddHostedService<PictureSweep>();
        return services;
    }

    /// <summary>Deletes a picture, and the small version that a photo has.</summary>
    private static async Task Delete(IMediaStore media, string key)
    {
        if (MediaKey.IsPhoto(key))
        {
            await media.Delete(MediaKey.ThumbnailOf(key), CancellationToken.None);
        }

        await media.Delete(key, CancellationToken.None);
    }

    private static string FolderOf(MediaOptions options, DataFolder data) =>
        options.Folder.Length > 0 ? Path.GetFullPath(options.Folder) : Path.Combine(data.Path, FolderName);
}
