using PhoneNumbers;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Grains.Accounts;

/// <summary>Limits of sign-in; the configuration section <c>Accounts</c>.</summary>
public sealed class AccountOptions : ISettings
{
    private const int CountMax = 1000;
    private static readonly TimeSpan IntervalMax = TimeSpan.FromDays(1);
    private static readonly TimeSpan SessionLifetimeMax = TimeSpan.FromDays(3650);

    /// <summary>The region whose national phone numbers are read, in two letters (ISO 3166).</summary>
    public string Region { get; set; } = "CN";

    /// <summary>The calling codes of the countries that are served, such as 86; empty for all.</summary>
    public IList<int> Countries { get; } = [];

    /// <summary>Lifetime of a code.</summary>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Wrong tries that invalidate a code.</summary>
    public int CodeTries { get; set; } = 5;

    /// <summary>Shortest time between two codes to one number.</summary>
    public TimeSpan CodeInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Codes to one number in any hour.</summary>
    public int CodesPerHour { get; set; } = 5;

    /// <summary>Codes to one number in any 24 hours.</summary>
    public int CodesPerDay { get; set; } = 10;

    /// <summary>How long the SMS provider's rejection of a number stays in force before the provider is asked again.</summary>
    public TimeSpan SendRefusalLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Lifetime of a session.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public static string Section => "Accounts";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.Of(nameof(Region), Region, PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(Region), "a region in two capital letters, such as CN"),
        .. Countries.Select((country, index) => SettingRule.Of(
            $"{nameof(Countries)}:{index}", country, PhoneNumberUtil.GetInstance().GetSupportedCallingCodes().Contains(country), "a country's calling code, such as 86")),
        SettingRule.Positive(nameof(CodeLifetime), IntervalMax, CodeLifetime),
        SettingRule.Between(nameof(CodeTries), 1, CountMax, CodeTries),
        SettingRule.Between(nameof(CodeInterval), TimeSpan.Zero, IntervalMax, CodeInterval),
        SettingRule.Between(nameof(CodesPerHour), 1, CountMax, CodesPerHour),
        SettingRule.Between(nameof(CodesPerDay), 1, CountMax, CodesPerDay),
        SettingRule.Positive(nameof(SendRefusalLifetime), IntervalMax, SendRefusalLifetime),
        SettingRule.Positive(nameof(SessionLifetime), SessionLifetimeMax, SessionLifetime),
    ];
}
