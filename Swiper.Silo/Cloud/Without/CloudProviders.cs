namespace Swiper.Silo.Cloud;

/// <summary>A build without the cloud SDKs: it says so to whoever asks for what they do.</summary>
internal static class CloudProviders
{
    public static IServiceCollection AddAliyunSms(this IServiceCollection services, IConfiguration configuration) =>
        throw Refusal("Sms:Provider", "Aliyun");

    public static IServiceCollection AddQiniuMedia(this IServiceCollection services, IConfiguration configuration) =>
        throw Refusal("Media:Provider", "Qiniu");

    private static StartRefusedException Refusal(string setting, string value) => new(
        $"{setting} is {value}, which this build was made without: build with -p:CloudSdks=true, where the cloud packages can be restored.");
}
