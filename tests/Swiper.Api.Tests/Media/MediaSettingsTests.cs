using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Swiper.Api.Media;

namespace Swiper.Api.Tests.Media;

public sealed class MediaSettingsTests
{
    [Fact]
    public void AddSwiperMedia_UnknownProvider_NamesSettingAndValue()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Add("Media:Provider", "Pigeon"));

        Assert.StartsWith("Media:Provider is 'Pigeon'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://pictures/")]
    [InlineData("https://pictures.example.com")]
    [InlineData("pictures/")]
    public void AddSwiperMedia_BaseUrlCannotWork_NamesSettingAndValue(string value)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Add("Media:BaseUrl", value));

        Assert.StartsWith($"Media:BaseUrl is '{value}'", refusal.Message, StringComparison.Ordinal);
    }

    private static IServiceCollection Add(string setting, string value) => new ServiceCollection().AddSwiperMedia(
        new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build());
}
