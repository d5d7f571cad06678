using Microsoft.AspNetCore.Http.Features;
using Swiper.Api.Hosting;

namespace Swiper.Api.Pipeline;

/// <summary>
/// Announces the end of a connection whose request has a body that nobody reads, and that the server will not read either because it is over
/// the limit or may be. A client that was not told would send its next request into a closed connection, and not dare to repeat it.
/// </summary>
internal static class UnreadBody
{
    private const string Close = "close";

    /// <summary>Decides when the answer starts: until then a handler may read the body.</summary>
    public static void Watch(HttpContext context)
    {
        if (context.Request.ContentLength > Listener.MaxBodyBytes || context.Request.Headers.TransferEncoding.Count > 0)
        {
            context.Response.OnStarting(Announce, context);
        }
    }

    private static Task Announce(object state)
    {
        var context = (HttpContext)state;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit
            && (context.Request.ContentLength is not { } length || length > limit.MaxRequestBodySize))
        {
            context.Response.Headers.Connection = Close;
        }

        return Task.CompletedTask;
    }
}
