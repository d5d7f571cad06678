using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Swiper.Api.Media;
using Swiper.Silo.Accounts;
using Swiper.Silo.Hosting;

namespace Swiper.Cloud.Tests.Without;

public sealed class RefusalTests
{
    [Fact]
    public void AddSwiperSms_AliyunInABuildWithoutTheSdk_NamesTheSettingAndTheSwitch() => AssertNames(
        "Sms:Provider",
        Assert.Throws<StartRefusedException>(() => new ServiceCollection().AddSwiperSms(Setting("Sms:Provider", "Aliyun"), new HostingEnvironment())));

    [Fact]
    public void AddSwiperMedia_QiniuInABuildWithoutTheSdk_NamesTheSettingAndTheSwitch() => AssertNames(
        "Media:Provider",
        Assert.Throws<StartRefusedException>(() => new ServiceCollection().AddSwiperMedia(Setting("Media:Provider", "Qiniu"))));

    private static IConfiguration Setting(string name, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();

    private static void AssertNames(string setting, StartRefusedException refusal)
    {
        Assert.StartsWith(setting, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("-p:CloudSdks=true", refusal.Message, StringComparison.Ordinal);
    }
}
