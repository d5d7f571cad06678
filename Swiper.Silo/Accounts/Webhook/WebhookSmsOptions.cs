using System.Net;
using System.Text;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Silo.Accounts.Webhook;

/// <summary>How codes are handed to a service of the operator's; the configuration section <c>Sms:Webhook</c>.</summary>
public sealed class WebhookSmsOptions : ISettings
{
    private const int KeyMinBytes = 32;

    /// <summary>The address that each code is posted to: https, or http on this machine.</summary>
    public string Url { get; set; } = "";

    /// <summary>The key that requests are signed with.</summary>
    public string Key { get; set; } = "";

    /// <inheritdoc/>
    public static string Section => "Sms:Webhook";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.Of(nameof(Url), Url, IsUsable(Url), "an https address, or http on this machine, if Sms:Provider is Webhook"),
        SettingRule.OfSecret(nameof(Key), Key, Encoding.UTF8.GetByteCount(Key) >= KeyMinBytes, $"at least {KeyMinBytes} bytes if Sms:Provider is Webhook"),
    ];

    private static bool IsUsable(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.UserInfo.Length == 0
        && url.Fragment.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsThisMachine(url)));

    private static bool IsThisMachine(Uri url) =>
        url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
