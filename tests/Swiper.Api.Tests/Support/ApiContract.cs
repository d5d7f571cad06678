namespace Swiper.Api.Tests.Support;

/// <summary>The contract as the tests know it: written down here again, so that a change of the server's table fails.</summary>
public static class ApiContract
{
    /// <summary>Every route that needs a session, with values that would work.</summary>
    public static IReadOnlyList<(string Method, string Path, (string, string)[] Fields)> SessionRoutes { get; } =
    [
        ("POST", "/api/user/logout", []),
        ("GET", "/api/user/info", []),
        ("POST", "/api/user/info", [("birth_year", "1990")]),
        ("GET", "/api/user/profile", []),
        ("POST", "/api/user/profile", [("min_distance", "2")]),
        ("POST", "/api/user/avatar", []),
        ("GET", "/api/social/users", []),
        ("POST", "/api/social/like", [("sid", "123456789")]),
        ("POST", "/api/social/superlike", [("sid", "123456789")]),
        ("POST", "/api/social/dislike", [("sid", "123456789")]),
        ("POST", "/api/social/rewind", []),
        ("GET", "/api/social/friends", []),
        ("GET", "/api/vip/levels", []),
    ];
}
