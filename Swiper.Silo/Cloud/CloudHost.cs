using System.Net;

namespace Swiper.Silo.Cloud;

/// <summary>Addresses of cloud services in settings: <c>host</c> or <c>host:port</c>.</summary>
public static class CloudHost
{
    /// <summary>Whether a text is a host, perhaps with a port, and nothing else.</summary>
    public static bool IsValid(string text) => Parse(text) is { } url && url.PathAndQuery == "/" && url.UserInfo.Length == 0
        && text.IndexOfAny(['/', '?', '#', '@', ' ']) < 0;

    /// <summary>Whether it is on this machine, where talking without TLS gives nothing away.</summary>
    public static bool IsLoopback(string text) => Parse(text) is { } url
        && (url.Host == "localhost" || (IPAddress.TryParse(url.Host, out var address) && IPAddress.IsLoopback(address)));

    private static Uri? Parse(string text) => Uri.TryCreate("https://" + text, UriKind.Absolute, out var url) ? url : null;
}
