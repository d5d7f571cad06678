using Microsoft.Net.Http.Headers;

namespace Swiper.Api.Accounts;

/// <summary>
/// How a request carries its token: in <c>Authorization: Bearer</c> or else a cookie, never in the URL, which ends up in logs. The cookie is
/// <c>SameSite=Lax</c> and every change is a POST, so no other site can make a signed-in browser change anything.
/// </summary>
internal static class SessionCookie
{
    private const string Name = "sessionid";
    private const string Bearer = "Bearer ";

    /// <summary>The request's token, or null. A bearer token takes precedence, even if it is invalid.</summary>
    public static string? Read(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : request.Cookies[Name];
    }

    /// <summary>Sets the cookie.</summary>
    public static void Set(HttpContext context, string token, DateTimeOffset expiresAt) =>
        context.Response.Headers.Append(HeaderNames.SetCookie, Build(context, token, expiresAt));

    /// <summary>Expires the cookie.</summary>
    public static void Clear(HttpContext context) =>
        context.Response.Headers.Append(HeaderNames.SetCookie, Build(context, "", DateTimeOffset.UnixEpoch));

    private static string Build(HttpContext context, string token, DateTimeOffset expiresAt) => new SetCookieHeaderValue(Name, token)
    {
        HttpOnly = true,
        SameSite = Microsoft.Net.Http.Headers.SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/",
        Expires = expiresAt,
    }.ToString();
}
