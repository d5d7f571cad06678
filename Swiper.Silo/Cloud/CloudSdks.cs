using Swiper.Silo.Hosting;

namespace Swiper.Silo.Cloud;

/// <summary>The SDKs of Aliyun and Qiniu, which a build has only with <c>-p:CloudSdks=true</c>.</summary>
public static class CloudSdks
{
    /// <summary>The refusal to start with a provider that this build was made without.</summary>
    public static StartRefusedException Missing(string setting, string value) => new(
        $"{setting} is {value}, which this build was made without: build with -p:CloudSdks=true, where the cloud packages can be restored.");
}
