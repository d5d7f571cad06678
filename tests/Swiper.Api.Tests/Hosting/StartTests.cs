using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task Start_OnADataFolderInUse_IsRefusedInOneSentence()
    {
        await using var first = await RelaxedServer.Start();

        await using var second = SwiperServer.Launch(first.DataFolder);
        await second.Ended();

        Assert.NotEqual(0, second.ExitCode);
        var sentence = Assert.Single(second.Output.Lines);
        Assert.Contains("in use by another server", sentence, StringComparison.Ordinal);
        (await first.Api.Get("/health/ready")).Ok();
    }

    [Theory]
    [InlineData("Auth:SigningKey", "c2hvcnQ=")]
    [InlineData("Auth:SigningKey", "not base64!")]
    [InlineData("RateLimits:SignInBurst", "0")]
    [InlineData("RateLimits:GeneralPerSecond", "many")]
    [InlineData("Proxies:Known:0", "proxy.example")]
    [InlineData("Metrics:Allow:0", "10.0.0.0/99")]
    [InlineData("Quotas:Like", "-1")]
    public async Task Start_WithASettingThatCannotWork_IsRefusedInOneSentenceThatNamesIt(string setting, string value)
    {
        using var folder = new TemporaryFolder();

        await using var server = SwiperServer.Launch(folder.Path, (setting, value));
        await server.Ended();

        Assert.NotEqual(0, server.ExitCode);
        var sentence = Assert.Single(server.Output.Lines, line => line.StartsWith("swiper: ", StringComparison.Ordinal));
        Assert.Contains(setting.Split(':')[0], sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Output.Lines, line => line.Contains("   at ", StringComparison.Ordinal));
    }
}
