using Microsoft.Net.Http.Headers;

namespace Swiper.Api.Accounts;

/// <summary>
/// Where a request carries its token: <c>Authorization: Bearer</c>, or else the cookie; never the URL, which ends up in logs. The cookie is
/// <c>SameSite=Lax</c> and everything that changes something is a POST, so no other site can make a signed-in browser change anything.
/// </summary>
internal static class SessionCookie
{
    private const string Name = "sessionid";
    private const string Bearer = "Bearer ";

    /// <summary>The token a request carries, if any. A bearer token wins, also when it is no good.</summary>
    public static string? Read(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : request.Cookies[Name];
    }

    /// <summary>Gives the browser its token.</summary>
    public static void Set(HttpContext context, string token, DateTimeOffset expiresAt) =>
        context.Response.Headers.Append(HeaderNames.SetCookie, Build(context, token, expiresAt));

    /// <summary>Takes the token from the browser.</summary>
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
