using Swiper.Api.Hosting;

namespace Swiper.Api.Tests.Hosting;

public sealed class DevelopmentWarningTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8000")]
    [InlineData("http://localhost:8000")]
    [InlineData("http://[::1]:8000")]
    [InlineData("https://127.0.0.2:8443")]
    [InlineData("http://[::ffff:127.0.0.1]:8000")]
    [InlineData("http://unix:/run/swiper.sock")]
    public void Describe_Loopback_SaysNothing(string url) => Assert.Null(DevelopmentWarning.Describe([url]));

    [Theory]
    [InlineData("http://0.0.0.0:8000")]
    [InlineData("http://[::]:8000")]
    [InlineData("http://*:8000")]
    [InlineData("http://+:8000")]
    [InlineData("https://[2001:db8::1]:8443")]
    [InlineData("http://swiper.example:8000")]
    [InlineData("http://[::ffff:0.0.0.0]:8000")]
    [InlineData("http://192.0.2.1:8000")]
    public void Describe_OtherAddresses_AreNamed(string url)
    {
        var warning = DevelopmentWarning.Describe(["http://127.0.0.1:8000", url]);

        Assert.Contains($"listens on {url}, so anybody who reaches it can sign in as anybody", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://+:0")]
    public async Task Server_DevelopmentOnEveryAddress_SaysSoAtStart(string urls)
    {
        using var folder = new TemporaryFolder();
        await using var server = await SwiperServer.Start(folder.Path, ("urls", urls));

        var line = await server.Output.Line(line => line.Contains("WARNING", StringComparison.Ordinal));

        Assert.Contains("anybody who reaches it can sign in as anybody", line, StringComparison.Ordinal);
    }
}
