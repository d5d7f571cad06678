using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>No answer repeats where the client believes to be: whoever could choose that could send others there.</summary>
public sealed class HostTests(SharedServer shared)
{
    private const string Evil = "evil.example";

    private static readonly (string, string)[] Claims =
    [
        ("Host", Evil),
        ("X-Forwarded-Host", Evil),
        ("X-Original-Host", Evil),
        ("Forwarded", $"host={Evil};proto=https"),
        ("X-Forwarded-Prefix", "/" + Evil),
        ("X-Forwarded-Proto", "https"),
        ("X-Forwarded-For", "203.0.113.1"),
    ];

    public static TheoryData<string> Paths => [.. ApiRoutes.GetPaths, "/swagger", "/swagger/", "/swagger/index.js", "/api/nowhere", "/nowhere", "/media/x", "/api//user"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Answer_ToAnyHost_DoesNotRepeatIt(string path)
    {
        var person = await Person.SignUp(shared.Api);

        AssertSilent(await shared.Api.Get(path, null, Claims));
        AssertSilent(await shared.Api.Get(path, person.Token, Claims));
        AssertSilent(await shared.Api.Send(HttpMethod.Post, path, person.Token, null, Claims));
    }

    [Fact]
    public async Task Answer_BehindAKnownProxy_DoesNotRepeatTheForwardedHost()
    {
        await using var server = await RelaxedServer.Start(("Proxies:Known:0", "127.0.0.0/8"));

        foreach (var path in (string[])["/openapi/v1.json", "/swagger", "/swagger/index.html", "/", "/api/nowhere"])
        {
            AssertSilent(await server.Api.Get(path, null, Claims));
        }
    }

    [Fact]
    public async Task OpenApi_NamesNoServer() => Assert.False((await shared.Api.Get("/openapi/v1.json")).Json.TryGetProperty("servers", out _));

    [Fact]
    public async Task Swagger_RedirectsWithinItself()
    {
        var reply = await shared.Api.Get("/swagger", null, Claims);

        Assert.Equal(301, reply.Status);
        Assert.False(reply.Headers.Location!.IsAbsoluteUri);
    }

    private static void AssertSilent(Reply reply)
    {
        Assert.DoesNotContain(Evil, reply.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Evil, $"{reply.Headers}{reply.ContentHeaders}", StringComparison.OrdinalIgnoreCase);
    }
}
