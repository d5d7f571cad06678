using Microsoft.Extensions.Configuration;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Tests.Hosting;

public sealed class SwiperHostTests
{
    [Fact]
    public void CreateBuilder_Always_WatchesNoFiles()
    {
        var files = SwiperHost.CreateBuilder(["--Data", "x"], typeof(SwiperHost).Assembly).Configuration.Sources.OfType<FileConfigurationSource>().ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(file.ReloadOnChange));
    }

    [Fact]
    public void CreateBuilder_WithSettings_HasThem() => Assert.Equal("x", SwiperHost.CreateBuilder(["--Data", "x"], typeof(SwiperHost).Assembly).Configuration["Data"]);
}
