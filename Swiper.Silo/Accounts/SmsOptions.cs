using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Silo.Accounts;

/// <summary>How codes are sent; the configuration section <c>Sms</c>.</summary>
public sealed class SmsOptions : ISettings
{
    private static readonly string[] Providers = ["Development", "Webhook", "Aliyun"];
    private static readonly TimeSpan TimeMax = TimeSpan.FromHours(1);

    /// <summary>Who carries them: <c>Development</c> shows them instead (the default in Development), <c>Webhook</c> hands them to a service of the operator's, <c>Aliyun</c> sends them.</summary>
    public string Provider { get; set; } = "";

    /// <summary>Messages that may wait to be sent; when full, asking for a code is refused.</summary>
    public int QueueLimit { get; set; } = 1000;

    /// <summary>Messages being sent at a time.</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>Tries a message gets, the first included.</summary>
    public int Tries { get; set; } = 3;

    /// <summary>Longest time one try may take.</summary>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Wait before the second try; it doubles with each further one.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Age from which a message is not tried any more: by then its owner may have asked for another.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long nothing is tried after the provider refused its own account, keys or template.</summary>
    public TimeSpan FaultPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a stopping server goes on sending what was queued.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public static string Section => "Sms";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.Of(
            nameof(Provider), Provider, Provider.Length == 0 || Providers.Contains(Provider, StringComparer.OrdinalIgnoreCase), "one of " + string.Join(", ", Providers)),
        SettingRule.Between(nameof(QueueLimit), 1, 1_000_000, QueueLimit),
        SettingRule.Between(nameof(Concurrency), 1, 256, Concurrency),
        SettingRule.Between(nameof(Tries), 1, 10, Tries),
        SettingRule.Positive(nameof(TryTimeout), TimeMax, TryTimeout),
        SettingRule.Positive(nameof(RetryDelay), TimeMax, RetryDelay),
        SettingRule.Positive(nameof(GiveUpAfter), TimeMax, GiveUpAfter),
        SettingRule.Positive(nameof(FaultPause), TimeMax, FaultPause),
        SettingRule.Positive(nameof(DrainTimeout), TimeMax, DrainTimeout),
    ];
}
