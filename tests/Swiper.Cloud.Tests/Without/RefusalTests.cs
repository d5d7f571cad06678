using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Swiper.Silo;
using Swiper.Silo.Cloud;

namespace Swiper.Cloud.Tests.Without;

public sealed class RefusalTests
{
    private static readonly IConfiguration Nothing = new ConfigurationBuilder().Build();

    [Fact]
    public void AddAliyunSms_BuiltWithoutTheSdk_NamesTheSettingAndTheSwitch() =>
        AssertNames("Sms:Provider", Assert.Throws<StartRefusedException>(() => new ServiceCollection().AddAliyunSms(Nothing)));

    [Fact]
    public void AddQiniuMedia_BuiltWithoutTheSdk_NamesTheSettingAndTheSwitch() =>
        AssertNames("Media:Provider", Assert.Throws<StartRefusedException>(() => new ServiceCollection().AddQiniuMedia(Nothing)));

    private static void AssertNames(string setting, StartRefusedException refusal)
    {
        Assert.StartsWith(setting, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("-p:CloudSdks=true", refusal.Message, StringComparison.Ordinal);
    }
}
