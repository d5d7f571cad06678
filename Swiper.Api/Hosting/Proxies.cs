using Microsoft.AspNetCore.HttpOverrides;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Hosting;

/// <summary>
/// Believes <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> from the proxies listed under <c>Proxies:Known</c>, and from nobody else:
/// whoever else sends them could claim any address.
/// </summary>
internal static class Proxies
{
    /// <summary>Adds the middleware where proxies are listed.</summary>
    internal static void UseProxies(this WebApplication app)
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
