using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Swiper.Silo.Cloud;
using Swiper.Silo.Hosting;

namespace Swiper.Api.Media;

/// <summary>Adds the store of pictures.</summary>
internal static class MediaServiceCollectionExtensions
{
    private const string FolderName = "media";

    /// <summary>Adds the configured <see cref="IMediaStore"/>. A process that is no silo but serves pictures calls it too.</summary>
    /// <exception cref="StartRefusedException">No store can be used as configured.</exception>
    public static IServiceCollection AddSwiperMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MediaOptions>().Bind(configuration.GetSection("Media"))
            .Validate(
                options => IsBaseUrl(options.BaseUrl),
                $"Media:BaseUrl is '{configuration["Media:BaseUrl"]}'; it must be a path or an http address, and end with a slash.")
            .ValidateOnStart();

        var provider = configuration["Media:Provider"] ?? "Local";
        if (provider.Equals("Qiniu", StringComparison.OrdinalIgnoreCase))
        {
#if CLOUD_SDKS
            return services.AddQiniuMedia(configuration);
#else
            throw CloudSdks.Missing("Media:Provider", "Qiniu");
#endif
        }

        if (!provider.Equals("Local", StringComparison.OrdinalIgnoreCase))
        {
            throw new StartRefusedException($"Media:Provider is {provider}, which is no provider: it must be Local or Qiniu.");
        }

        services.TryAddSingleton(_ => DataFolder.Of(configuration));
        services.TryAddSingleton<IMediaStore>(services =>
        {
            var options = services.GetRequiredService<IOptions<MediaOptions>>().Value;
            return new LocalMediaStore(FolderOf(options, services.GetRequiredService<DataFolder>()), options.BaseUrl);
        });
        return services;
    }

    private static string FolderOf(MediaOptions options, DataFolder data) =>
        options.Folder.Length > 0 ? Path.GetFullPath(options.Folder) : Path.Combine(data.Path, FolderName);

    private static bool IsBaseUrl(string text) =>
        text.EndsWith('/') && (text.StartsWith('/') || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"));
}
