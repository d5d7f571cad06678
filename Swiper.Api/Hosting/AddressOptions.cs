using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Hosting;

/// <summary>Which proxies are believed; the configuration section <c>Proxies</c>.</summary>
internal sealed class ProxyOptions : ISettings
{
    /// <summary>Addresses whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> count: single ones, and networks such as <c>10.0.0.0/8</c>.</summary>
    public IList<string> Known { get; } = [];

    public static string Section => "Proxies";

    public IEnumerable<SettingRule> Rules() => AddressSet.Rules(nameof(Known), Known);
}

/// <summary>Who may read metrics; the configuration section <c>Metrics</c>.</summary>
internal sealed class MetricsOptions : ISettings
{
    /// <summary>Addresses that may; everybody if empty.</summary>
    public IList<string> Allow { get; } = [];

    public static string Section => "Metrics";

    public IEnumerable<SettingRule> Rules() => AddressSet.Rules(nameof(Allow), Allow);
}

/// <summary>Which pages may call the API from a browser; the configuration section <c>Cors</c>.</summary>
internal sealed class CorsOptions : ISettings
{
    /// <summary>Origins, such as <c>https://app.example</c>. Cookies go with the calls, so there is no wildcard.</summary>
    public IList<string> Origins { get; } = [];

    public static string Section => "Cors";

    public IEnumerable<SettingRule> Rules() => Origins.Select((origin, number) =>
        SettingRule.Of($"{nameof(Origins)}:{number}", origin, IsOrigin(origin), "an origin, such as https://app.example"));

    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https" && !text.Contains('*', StringComparison.Ordinal)
        && url.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase) && url.UserInfo.Length == 0;
}
