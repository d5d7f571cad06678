using Swiper.Silo.Hosting;

namespace Swiper.Api.Hosting;

/// <summary>What several APIs must have in common, which each of them alone would make up for itself.</summary>
internal static class ClusterRules
{
    private const string KeySetting = "Auth:SigningKey";
    private const string MediaSetting = "Media:Provider";
    private const string FolderSetting = "Media:Folder";

    /// <summary>Refuses an API of a cluster that would keep to itself what the others need.</summary>
    /// <exception cref="StartRefusedException">It would; the sentence names the setting.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (!configuration.IsClustered())
        {
            return;
        }

        if (string.IsNullOrEmpty(configuration[KeySetting]))
        {
            throw new StartRefusedException($"{KeySetting} is not set: APIs of a cluster sign with one key, such as openssl rand -base64 32 prints.");
        }

        if (configuration[MediaSetting] is null or "" or "Local" && string.IsNullOrEmpty(configuration[FolderSetting]))
        {
            throw new StartRefusedException($"{FolderSetting} is not set: APIs of a cluster keep pictures in one folder, or at Qiniu ({MediaSetting}).");
        }
    }
}
