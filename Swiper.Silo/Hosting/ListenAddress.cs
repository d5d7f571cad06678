using System.Net;

namespace Swiper.Silo.Hosting;

/// <summary>An address a server is to listen on.</summary>
/// <param name="Setting">The setting that names it.</param>
/// <param name="Url">The address as it is written there.</param>
public sealed record ListenAddress(string Setting, string Url)
{
    private const string EndpointsSection = "Kestrel:Endpoints";
    private const char Separator = ';';

    /// <summary>The address, or null if it is none.</summary>
    public BindingAddress? Parsed { get; } = Parse(Url);

    /// <summary>Whether only programs on this machine reach it.</summary>
    public bool IsLoopback => Parsed is { } address
        && (address.IsUnixPipe || address.IsNamedPipe || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)));

    /// <summary>All of a server's, as Kestrel reads them: endpoints replace <c>urls</c>, which replace ports.</summary>
    public static IReadOnlyList<ListenAddress> Of(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection(EndpointsSection).GetChildren().ToList();
        if (endpoints.Count > 0)
        {
            return [.. endpoints.Select(endpoint => new ListenAddress(endpoint.Path + ":Url", endpoint["Url"] ?? ""))];
        }

        var urls = Split(configuration, WebHostDefaults.ServerUrlsKey, "");
        return urls.Count > 0
            ? urls
            : [.. Split(configuration, WebHostDefaults.HttpPortsKey, "http://*:"), .. Split(configuration, WebHostDefaults.HttpsPortsKey, "https://*:")];
    }

    private static List<ListenAddress> Split(IConfiguration configuration, string setting, string prefix) =>
    [
        .. (configuration[setting] ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(url => new ListenAddress(setting, prefix + url)),
    ];

    private static BindingAddress? Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
