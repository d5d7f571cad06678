using System.Net;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Cloud;

/// <summary>The SDKs of Aliyun and Qiniu, which are part of a build only with <c>-p:CloudSdks=true</c>.</summary>
public static class CloudSdks
{
    /// <summary>The refusal to start with a provider that this build was made without.</summary>
    public static StartRefusedException Missing(string setting, string value) => new(
        $"{setting} is {value}, which this build was made without: build with -p:CloudSdks=true, where the cloud packages can be restored.");
}

/// <summary>Addresses of cloud services in settings: <c>host</c> or <c>host:port</c>.</summary>
public static class CloudHost
{
    /// <summary>Whether a text is a host, perhaps with a port, and nothing else.</summary>
    public static bool IsValid(string text) => Parse(text) is { } url && url.PathAndQuery == "/" && url.UserInfo.Length == 0
        && text.IndexOfAny(['/', '?', '#', '@', ' ']) < 0;

    /// <summary>Whether the host is this machine, where traffic without TLS leaks nothing.</summary>
    public static bool IsLoopback(string text) => Parse(text) is { } url
        && (url.Host == "localhost" || (IPAddress.TryParse(url.Host, out var address) && IPAddress.IsLoopback(address)));

    private static Uri? Parse(string text) => Uri.TryCreate("https://" + text, UriKind.Absolute, out var url) ? url : null;
}

/// <summary>Rings once per outage, however many calls fail in it.</summary>
public sealed class Alarm
{
    private bool _isRinging;

    /// <summary>True for the first call of an outage.</summary>
    public bool Raise() => !Interlocked.Exchange(ref _isRinging, true);

    /// <summary>True for the first success after an outage.</summary>
    public bool Clear() => Interlocked.Exchange(ref _isRinging, false);
}
