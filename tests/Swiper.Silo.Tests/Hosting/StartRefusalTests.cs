using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Tests.Hosting;

public sealed class StartRefusalTests
{
    [Fact]
    public void AddSwiperSilo_ProductionWithoutSmsProvider_NamesTheSetting()
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Compose("Production"));

        Assert.StartsWith("Sms:Provider is not set", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddSwiperSilo_ProductionShowsCodes_IsRefused()
    {
        var refusal = Assert.Throws<StartRefusedException>(() => Compose("Production", "--Sms:Provider", "Development"));

        Assert.Contains("Development only", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://sms.example/codes", "Sms:Webhook:Url is 'http://sms.example/codes'; it must be an https address")]
    [InlineData("https://sms.example/codes", "Sms:Webhook:Key is unusable; it must be at least 32 bytes")]
    public async Task Run_WebhookCannotBeTrusted_NamesTheSettingAndNoKey(string url, string sentence)
    {
        using var errors = new StringWriter();

        var exitCode = await SwiperHost.Run(
            () => Compose("Production", "--Sms:Provider", "Webhook", "--Sms:Webhook:Url", url, "--Sms:Webhook:Key", "far too short").Build(), errors);

        Assert.Equal(1, exitCode);
        Assert.Contains(sentence, errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("far too short", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AddSwiperSilo_UnknownSmsProvider_NamesSettingAndValue()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Compose("Development", "--Sms:Provider", "Pigeon"));

        Assert.StartsWith("Sms:Provider is 'Pigeon'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sms:Tries", "0")]
    [InlineData("Sms:QueueLimit", "-1")]
    [InlineData("Sms:TryTimeout", "00:00:00")]
    [InlineData("Sms:Tries", "many")]
    public async Task Run_SettingIsInvalid_SaysSoInOneLineWithTheValue(string setting, string value)
    {
        using var errors = new StringWriter();

        var exitCode = await SwiperHost.Run(() => Compose("Development", "--" + setting, value).Build(), errors);

        Assert.Equal(1, exitCode);
        var line = Assert.Single(errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(setting, line, StringComparison.Ordinal);
        Assert.Contains(value, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DataFolderIsHeld_SaysSoInOneLine()
    {
        using var folder = new TemporaryFolder();
        using var other = new DataFolder(folder.Path);
        using var errors = new StringWriter();
        other.Acquire();

        var exitCode = await SwiperHost.Run(() => Compose("Development", "--Data", folder.Path).Build(), errors);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"swiper: The data folder {folder.Path} is in use", errors.ToString(), StringComparison.Ordinal);
    }

    internal static HostApplicationBuilder Compose(string environment, params string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment, Args = settings });
        builder.AddSwiperSilo();
        return builder;
    }
}
