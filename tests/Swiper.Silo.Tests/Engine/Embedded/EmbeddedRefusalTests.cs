using Swiper.Silo.Hosting;
using Swiper.Silo.Tests.Hosting;

namespace Swiper.Silo.Tests.Engine;

public sealed class EmbeddedRefusalTests
{
    [Theory]
    [InlineData("Cluster:Redis", "localhost:6379")]
    [InlineData("Role", "client")]
    [InlineData("Role", "silo")]
    [InlineData("Storage:Shards:0:Provider", "MySql")]
    [InlineData("Storage:Shards:3:Provider", "mysql")]
    [InlineData("Sms:Provider", "Aliyun")]
    public void AddSwiperSilo_AsksForWhatNeedsOrleans_NamesTheSettingAndTheSwitch(string setting, string value)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => StartRefusalTests.Compose("Development", "--" + setting, value));

        Assert.StartsWith(setting + " asks for ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--engine orleans", refusal.Message, StringComparison.Ordinal);
    }
}
