using Microsoft.AspNetCore.HttpOverrides;

namespace Swiper.Api.Hosting;

/// <summary>
/// Believes <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> from the proxies listed under <c>Proxies:Known</c>, and from nobody else:
/// whoever else sends them could claim any address.
/// </summary>
internal static class Proxies
{
    private const string Setting = "Proxies:Known";

    /// <summary>Adds the middleware where proxies are listed.</summary>
    public static void UseProxies(this WebApplication app)
    {
        var known = AddressSet.Read(app.Configuration, Setting);
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
