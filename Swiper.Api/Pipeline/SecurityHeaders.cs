using Microsoft.Extensions.Primitives;

namespace Swiper.Api.Pipeline;

/// <summary>Headers of every answer that keep browsers from misusing it.</summary>
internal static class SecurityHeaders
{
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Deny = "DENY";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues NothingAllowed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static readonly StringValues OwnPages =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
    private static readonly StringValues OneYear = "max-age=31536000";

    /// <summary>Sets the headers of an answer that is data and not a page.</summary>
    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers.XFrameOptions = Deny;
        headers["Referrer-Policy"] = NoReferrer;
        headers.ContentSecurityPolicy = NothingAllowed;
        headers.CacheControl = NoStore;
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = OneYear;
        }
    }

    /// <summary>Lets a page load its own scripts and styles.</summary>
    public static void AllowOwnPage(HttpContext context) => context.Response.Headers.ContentSecurityPolicy = OwnPages;
}
