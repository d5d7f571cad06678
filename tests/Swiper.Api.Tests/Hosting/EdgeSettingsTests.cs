using System.Globalization;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Hosting;

/// <summary>Settings about client addresses: limits, proxies, origins, and access to the metrics.</summary>
public sealed class EdgeSettingsTests(SharedServer shared)
{
    private const string Origin = "https://app.example";

    [Fact]
    public async Task SignIn_FromOneAddressTooOften_IsRefusedAndTheRestIsNot()
    {
        await using var server = await RelaxedServer.Start(
            ("RateLimits:Enabled", "true"), ("RateLimits:SignInBurst", "3"), ("RateLimits:SignInInterval", "01:00:00"));
        for (var i = 0; i < 3; i++)
        {
            (await server.Api.Form("/api/user/verify", null, ("phonenum", Phones.Fresh()))).Ok();
        }

        var refused = (await server.Api.Form("/api/user/verify", null, ("phonenum", Phones.Fresh()))).Refused(ErrorCode.TOO_MANY_REQUESTS);

        Assert.InRange(int.Parse(Assert.Single(refused.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 3600);
        (await server.Api.Get("/api/user/info")).Refused(ErrorCode.LOGIN_ERROR);
    }

    [Fact]
    public async Task Calls_FromOneAddressTooOften_AreRefused()
    {
        await using var server = await RelaxedServer.Start(
            ("RateLimits:Enabled", "true"), ("RateLimits:GeneralBurst", "5"), ("RateLimits:GeneralPerSecond", "1"));

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => server.Api.Get("/api/user/info")));

        Assert.Contains(replies, reply => reply.Code == ErrorCode.LOGIN_ERROR);
        Assert.Contains(replies, reply => reply.Code == ErrorCode.TOO_MANY_REQUESTS);
    }

    [Fact]
    public async Task ForwardedAddress_FromAKnownProxy_CountsAsTheCallers()
    {
        await using var server = await RelaxedServer.Start(
            ("RateLimits:Enabled", "true"), ("RateLimits:SignInBurst", "1"), ("RateLimits:SignInInterval", "01:00:00"), ("Proxies:Known:0", "127.0.0.0/8"));

        Assert.Equal(ErrorCode.Ok, (await VerifyFrom(server.Api, "203.0.113.1")).Code);
        Assert.Equal(ErrorCode.Ok, (await VerifyFrom(server.Api, "203.0.113.2")).Code);
        Assert.Equal(ErrorCode.TOO_MANY_REQUESTS, (await VerifyFrom(server.Api, "203.0.113.1")).Code);
    }

    [Fact]
    public async Task ForwardedAddress_FromAnybodyElse_IsNotBelieved()
    {
        await using var server = await RelaxedServer.Start(
            ("RateLimits:Enabled", "true"), ("RateLimits:SignInBurst", "1"), ("RateLimits:SignInInterval", "01:00:00"), ("Proxies:Known:0", "203.0.113.9"));

        Assert.Equal(ErrorCode.Ok, (await VerifyFrom(server.Api, "203.0.113.1")).Code);
        Assert.Equal(ErrorCode.TOO_MANY_REQUESTS, (await VerifyFrom(server.Api, "203.0.113.2")).Code);
    }

    [Fact]
    public async Task Cookie_BehindTls_IsSecure()
    {
        await using var server = await RelaxedServer.Start(("Proxies:Known:0", "127.0.0.1"));
        var phone = Phones.Fresh();
        (await server.Api.Form("/api/user/verify", null, ("phonenum", phone))).Ok();
        var content = new FormUrlEncodedContent([new("phonenum", phone), new("vcode", await Person.LastCode(server.Api, phone))]);

        var reply = await server.Api.Send(HttpMethod.Post, "/api/user/login", null, content, ("X-Forwarded-For", "203.0.113.1"), ("X-Forwarded-Proto", "https"));

        Assert.Contains("secure", Assert.Single(reply.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.True(reply.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task OtherOrigins_WhereNoneAreListed_MayNotCall() =>
        Assert.False((await shared.Api.Get("/api/user/info", null, ("Origin", Origin))).Headers.Contains("Access-Control-Allow-Origin"));

    [Fact]
    public async Task OtherOrigins_OnlyTheListedOnes_MayCall()
    {
        await using var server = await RelaxedServer.Start(("Cors:Origins:0", Origin));

        var listed = await Preflight(server.Api, Origin);
        var other = await Preflight(server.Api, "https://evil.example");
        var refused = await server.Api.Get("/api/user/info", null, ("Origin", Origin));

        Assert.Equal(Origin, Assert.Single(listed.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("true", Assert.Single(listed.Headers.GetValues("Access-Control-Allow-Credentials")));
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(Origin, Assert.Single(refused.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Metrics_ForAddressesThatAreNotListed_AreNoRoute()
    {
        await using var server = await RelaxedServer.Start(("Metrics:Allow:0", "203.0.113.0/24"));

        (await server.Api.Get("/metrics")).Refused(ErrorCode.NO_SUCH_ROUTE);
    }

    private static Task<Reply> VerifyFrom(ApiClient api, string address) => api.Send(
        HttpMethod.Post,
        "/api/user/verify",
        null,
        new FormUrlEncodedContent([new("phonenum", Phones.Fresh())]),
        ("X-Forwarded-For", address));

    private static Task<Reply> Preflight(ApiClient api, string origin) => api.Send(
        HttpMethod.Options,
        "/api/social/like",
        null,
        null,
        ("Origin", origin),
        ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "authorization,content-type"));
}
