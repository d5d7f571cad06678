using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Swipes;

namespace Swiper.Grains.Tests;

public sealed class SwiperGrainsTests
{
    [Fact]
    public void AddSwiperGrains_NothingConfigured_Starts() => Validate([]);

    [Theory]
    [InlineData("Clock:TimeZone", "Mars/Olympus", "Clock:TimeZone is 'Mars/Olympus'; it must be an IANA name")]
    [InlineData("Accounts:CodeLifetime", "00:00:00", "Accounts:CodeLifetime is 00:00:00; it must be positive")]
    [InlineData("Accounts:CodeTries", "0", "Accounts:CodeTries is 0; it must be between 1 and 1000.")]
    [InlineData("Accounts:CodeInterval", "-00:00:01", "Accounts:CodeInterval is -00:00:01; it must be between 00:00:00 and")]
    [InlineData("Accounts:CodesPerHour", "-1", "Accounts:CodesPerHour is -1; it must be between 1 and 1000.")]
    [InlineData("Accounts:CodesPerDay", "1001", "Accounts:CodesPerDay is 1001; it must be between 1 and 1000.")]
    [InlineData("Accounts:SendRefusalLifetime", "2.00:00:00", "Accounts:SendRefusalLifetime is 2.00:00:00; it must be positive")]
    [InlineData("Accounts:SessionLifetime", "-1.00:00:00", "Accounts:SessionLifetime is -1.00:00:00; it must be positive")]
    [InlineData("Discovery:PoolSize", "0", "Discovery:PoolSize is 0; it must be between 1 and 1000000.")]
    [InlineData("Discovery:DormantAfter", "00:00:00", "Discovery:DormantAfter is 00:00:00; it must be positive")]
    [InlineData("Discovery:DislikeLifetime", "-1.00:00:00", "Discovery:DislikeLifetime is -1.00:00:00; it must be positive")]
    [InlineData("Quotas:Like", "-1", "Quotas:Like is -1; it must be at least 0.")]
    [InlineData("Quotas:Superlike", "-1", "Quotas:Superlike is -1; it must be at least 0.")]
    [InlineData("Quotas:Rewind", "-1", "Quotas:Rewind is -1; it must be at least 0.")]
    [InlineData("Redelivery:RetryInterval", "00:00:00", "Redelivery:RetryInterval is 00:00:00; it must be positive")]
    [InlineData("Redelivery:SweepInterval", "100.00:00:00", "Redelivery:SweepInterval is 100.00:00:00; it must be positive and at most")]
    [InlineData("Vip:Levels:0:Level", "1", "Vip:Levels is '1'; it must be level 0 and others above it")]
    [InlineData("Vip:Levels:0:Level", "0", "Vip:Levels:0:Name is not set; it must be the level's name.")]
    [InlineData("Vip:Levels:0:Price", "-1", "Vip:Levels:0:Price is -1; it must be at least 0.")]
    [InlineData("Vip:Levels:0:Level", "-1", "Vip:Levels is '-1'; it must be level 0 and others above it")]
    public void AddSwiperGrains_SettingThatCannotWork_RefusesToStartAndNamesIt(string setting, string value, string message)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Validate(new() { [setting] = value }));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddSwiperGrains_LevelTwice_RefusesToStart()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Validate(new() { ["Vip:Levels:0:Level"] = "0", ["Vip:Levels:1:Level"] = "0" }));

        Assert.Contains("Vip:Levels is '0, 0';", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddSwiperGrains_Configured_ReachesTheGrains()
    {
        using var provider = Provider(new()
        {
            ["Quotas:Like"] = "7",
            ["Accounts:CodeInterval"] = "00:00:30",
            ["Redelivery:RetryInterval"] = "00:00:09",
            ["Vip:Levels:0:Level"] = "0",
            ["Vip:Levels:0:Name"] = "Everyone",
            ["Vip:Levels:1:Level"] = "1",
            ["Vip:Levels:1:Name"] = "Gold",
            ["Vip:Levels:1:Permissions"] = "Rewind, Superlike",
        });

        Assert.Equal(7, provider.GetRequiredService<IOptions<QuotaOptions>>().Value.Like);
        Assert.Equal(TimeSpan.FromSeconds(30), provider.GetRequiredService<IOptions<AccountOptions>>().Value.CodeInterval);
        Assert.Equal(TimeSpan.FromSeconds(9), provider.GetRequiredService<IOptions<RedeliveryOptions>>().Value.RetryInterval);
        Assert.Equal(Permissions.Rewind | Permissions.Superlike, provider.GetRequiredService<IOptions<VipOptions>>().Value.Find(1)?.Permissions);
    }

    private static void Validate(Dictionary<string, string?> settings)
    {
        using var provider = Provider(settings);
        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    private static ServiceProvider Provider(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSwiperGrains(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}
