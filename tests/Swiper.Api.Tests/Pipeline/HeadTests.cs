using System.Globalization;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>HEAD is answered as GET is, without a body, on every route.</summary>
public sealed class HeadTests(SharedServer shared)
{
    /// <summary>Headers that differ between any two answers, or say how the body is sent that HEAD has none of.</summary>
    private static readonly string[] OfOneAnswer = ["Date", "Transfer-Encoding", "Content-Length"];

    /// <summary>Routes whose body grows from one call to the next.</summary>
    private static readonly string[] Growing = ["/metrics"];

    public static TheoryData<string> Paths => [.. ApiRoutes.GetPaths];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Head_OfARouteThatAnswersGet_IsAnsweredAlike(string path)
    {
        var person = await Person.SignUp(shared.Api);

        await AssertAlike(path, null);
        await AssertAlike(path, person.Token);
    }

    [Theory]
    [InlineData("/api/nowhere")]
    [InlineData("/api/user/login")]
    [InlineData("/api/social/like")]
    [InlineData("/media/0123456789abcdef0123456789abcdef.jpg")]
    [InlineData("/swagger/nothing")]
    [InlineData("/api/social/users?group_num=042")]
    public async Task Head_OfARefusedGet_IsRefusedAlike(string path) => await AssertAlike(path, (await Person.SignUp(shared.Api)).Token);

    [Fact]
    public async Task Head_OfAPicture_TellsItsLength()
    {
        var person = await Person.SignUp(shared.Api);
        var uploaded = await shared.Api.Upload("/api/user/avatar", person.Token, TestPictures.RedBlue(SkiaSharp.SKEncodedImageFormat.Png, 8, 8));
        var url = uploaded.Ok().GetProperty("avatar").GetString()!;

        await AssertAlike(url, null);

        Assert.True((await shared.Api.Send(HttpMethod.Head, url)).ContentHeaders.Contains("Content-Length"));
    }

    [Theory]
    [InlineData("PUT", "/api/user/info", "GET", "HEAD", "POST")]
    [InlineData("DELETE", "/health/live", "GET", "HEAD")]
    [InlineData("GET", "/api/social/like", "POST")]
    public async Task Allow_WhereGetIsAnswered_NamesHead(string method, string path, params string[] allowed)
    {
        var reply = await shared.Api.Send(new HttpMethod(method), path);

        Assert.Equal(allowed, reply.ContentHeaders.Allow.Order());
    }

    [Fact]
    public async Task Head_CountsAgainstTheLimitsOfGet()
    {
        await using var server = await RelaxedServer.Start(
            ("RateLimits:Enabled", "true"), ("RateLimits:SignInBurst", "1"), ("RateLimits:SignInInterval", "01:00:00"));
        var path = "/api/user/verify?phonenum=" + Uri.EscapeDataString(Phones.Fresh());

        Assert.Equal(200, (await server.Api.Send(HttpMethod.Head, path)).Status);
        var refused = await server.Api.Send(HttpMethod.Head, path);

        Assert.Equal(429, refused.Status);
        Assert.InRange(int.Parse(Assert.Single(refused.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 3600);
        (await server.Api.Get(path)).Refused(ErrorCode.TOO_MANY_REQUESTS);
    }

    private static SortedDictionary<string, string> HeadersOf(Reply reply) => new(reply.Headers.Concat(reply.ContentHeaders)
        .Where(header => !OfOneAnswer.Contains(header.Key))
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));

    private async Task AssertAlike(string path, string? token)
    {
        var get = await shared.Api.Get(path, token);
        var head = await shared.Api.Send(HttpMethod.Head, path, token);

        Assert.Equal(get.Status, head.Status);
        Assert.Equal(HeadersOf(get), HeadersOf(head));
        Assert.Empty(head.Body);
        if (head.ContentHeaders.TryGetValues("Content-Length", out var length) && !Growing.Contains(path))
        {
            Assert.Equal(get.Body.Length.ToString(CultureInfo.InvariantCulture), Assert.Single(length));
        }
    }
}
