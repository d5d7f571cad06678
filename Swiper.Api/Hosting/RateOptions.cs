using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Hosting;

/// <summary>
/// How often one network address may call; the configuration section <c>RateLimits</c>. A limit is a bucket: a burst, and so many a second
/// after it. Many people can share one address, so these only stop floods; the limits per phone number and user are elsewhere.
/// </summary>
internal sealed class RateOptions : ISettings
{
    /// <summary>Whether there are limits; by default everywhere but in Development.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Calls of verify and login that may come at once.</summary>
    public int SignInBurst { get; set; } = 30;

    /// <summary>Time in which one more call of verify or login is allowed.</summary>
    public TimeSpan SignInInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Calls of operators' routes that may come at once, whatever their key.</summary>
    public int OperatorBurst { get; set; } = 60;

    /// <summary>Time in which one more call of operators' routes is allowed.</summary>
    public TimeSpan OperatorInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Calls of any kind that may come at once.</summary>
    public int GeneralBurst { get; set; } = 1000;

    /// <summary>Calls of any kind a second, after the burst.</summary>
    public int GeneralPerSecond { get; set; } = 200;

    /// <inheritdoc/>
    public static string Section => "RateLimits";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.AtLeast(nameof(SignInBurst), 1, SignInBurst),
        SettingRule.Positive(nameof(SignInInterval), TimeSpan.FromDays(1), SignInInterval),
        SettingRule.AtLeast(nameof(OperatorBurst), 1, OperatorBurst),
        SettingRule.Positive(nameof(OperatorInterval), TimeSpan.FromDays(1), OperatorInterval),
        SettingRule.AtLeast(nameof(GeneralBurst), 1, GeneralBurst),
        SettingRule.AtLeast(nameof(GeneralPerSecond), 1, GeneralPerSecond),
    ];
}
