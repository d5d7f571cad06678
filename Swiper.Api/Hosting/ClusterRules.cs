using Swiper.Api.Accounts;
using Swiper.Api.Media;
using Swiper.Grains.Interfaces.Configuration;
using Swiper.Silo.Hosting;

namespace Swiper.Api.Hosting;

/// <summary>What several APIs must have in common, which each of them alone would make up for itself.</summary>
internal static class ClusterRules
{
    /// <summary>Refuses an API of a cluster that would keep to itself what the others need.</summary>
    /// <exception cref="StartRefusedException">It would; the sentence names the setting.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (!configuration.IsClustered())
        {
            return;
        }

        if (configuration.Read<AuthOptions>().SigningKey.Length == 0)
        {
            throw new StartRefusedException("Auth:SigningKey is not set: APIs of a cluster sign with one key, such as openssl rand -base64 32 prints.");
        }

        if (configuration.Read<MediaOptions>() is { Folder.Length: 0 } media && media.Provider.Equals("Local", StringComparison.OrdinalIgnoreCase))
        {
            throw new StartRefusedException("Media:Folder is not set: APIs of a cluster keep pictures in one folder, or at Qiniu (Media:Provider).");
        }
    }
}
