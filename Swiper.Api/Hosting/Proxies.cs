using Microsoft.AspNetCore.HttpOverrides;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Hosting;

/// <summary>
/// Trusts <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> only from the proxies in <c>Proxies:Known</c>: any other sender could claim any
/// address.
/// </summary>
internal static class Proxies
{
    /// <summary>Adds the middleware if any proxy is listed.</summary>
    public static void UseProxies(this WebApplication app)
    {
        var known = AddressSet.Of(app.Configuration.Read<ProxyOptions>().Known);
        if (known.Networks.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in known.Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
