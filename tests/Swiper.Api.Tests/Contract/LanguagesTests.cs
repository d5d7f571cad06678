using Swiper.Api.Contract;

namespace Swiper.Api.Tests.Contract;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("en_US")]
    [InlineData("EN_gb")]
    [InlineData("en-US")]
    [InlineData("en_US.UTF-8")]
    [InlineData("en.UTF-8")]
    [InlineData("en_US@posix")]
    [InlineData("en-Latn-US-u-hc-h12")]
    [InlineData("zh-Hant;q=0.5, en_GB;q=0.9")]
    [InlineData("fr_FR, en_US;q=0.1")]
    [InlineData("zh_CN;q=0,en;q=0.001")]
    [InlineData("zh;q=0, *")]
    [InlineData("en, *")]
    [InlineData("en;Q=1.0,zh;q=0.999")]
    [InlineData("zh;q=high, en;q=0.1")]
    public void Choose_EnglishWantedMost_IsEnglish(string header) => Assert.Equal(Language.English, Languages.Choose(header));

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("*, en")]
    [InlineData("fr, *")]
    [InlineData("en;q=0.5, *")]
    [InlineData("en;q=0, *;q=0")]
    [InlineData("zh_Hans_CN")]
    [InlineData("zh_TW, en_US")]
    [InlineData("en_US;q=0.8, zh_CN;q=0.9")]
    [InlineData("zh,en")]
    [InlineData("english")]
    [InlineData("enx-US")]
    [InlineData("_en")]
    [InlineData("en US")]
    [InlineData("en;")]
    [InlineData("en;q=")]
    [InlineData("en;q=2")]
    [InlineData("en;q=-1")]
    [InlineData("en;q=0.5;q=1")]
    [InlineData("en;level=1")]
    [InlineData("C.UTF-8")]
    [InlineData(",,;,")]
    public void Choose_AnythingElse_IsChinese(string header) => Assert.Equal(Language.Chinese, Languages.Choose(header));

    [Fact]
    public void Choose_SeveralHeaders_AreOneList() => Assert.Equal(Language.English, Languages.Choose(new(["fr", "en_US"])));
}
