using System.Text;
using Microsoft.AspNetCore.Http;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;
using Swiper.Api.Swipes;
using Swiper.Api.Tests.Support;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Api.Tests.Contract;

public sealed class EnvelopeTests(SharedServer shared)
{
    public static TheoryData<string, string> Routes => new()
    {
        { "GET", "/api/user/info" },
        { "GET", "/api/nowhere" },
        { "GET", "/nowhere" },
        { "DELETE", "/api/user/info" },
        { "GET", "/health/live" },
        { "GET", "/" },
        { "GET", "/metrics" },
        { "GET", "/openapi/v1.json" },
        { "GET", "/swagger/index.html" },
        { "GET", "/media/nothing" },
        { "GET", "/dev/sms/1" },
        { "POST", "/control/robots" },
    };

    [Theory]
    [InlineData("GET", "/api/nowhere", 404)]
    [InlineData("GET", "/", 200)]
    [InlineData("POST", "/nowhere", 404)]
    [InlineData("PUT", "/api/user/info", 405)]
    [InlineData("GET", "/api/user/login", 405)]
    [InlineData("POST", "/control/robots", 404)]
    [InlineData("GET", "/openapi/v2.json", 404)]
    [InlineData("GET", "/openapi/V1x.json", 404)]
    [InlineData("FOO", "/api/social/like", 405)]
    public async Task UnknownRouteOrMethod_HasTheEnvelope(string method, string path, int status)
    {
        var reply = await shared.Api.Send(new HttpMethod(method), path);

        Assert.Equal(status, reply.Status);
        if (status != 200)
        {
            reply.Refused(ErrorCode.NO_SUCH_ROUTE, status);
            Assert.Equal(status == 405, reply.ContentHeaders.Allow.Count > 0);
        }
    }

    [Theory]
    [InlineData(null, "zh")]
    [InlineData("", "zh")]
    [InlineData("en", "en")]
    [InlineData("en-GB,en;q=0.9", "en")]
    [InlineData("EN-us", "en")]
    [InlineData("zh-TW", "zh")]
    [InlineData("zh;q=0.3, en;q=0.8", "en")]
    [InlineData("en;q=0.3, zh;q=0.8", "zh")]
    [InlineData("fr, de;q=0.9", "zh")]
    [InlineData("fr, en;q=0.1", "en")]
    [InlineData("en;q=0", "zh")]
    [InlineData("*", "zh")]
    [InlineData("en;q=nonsense", "zh")]
    [InlineData(";;;,,q=1", "zh")]
    public async Task Message_FollowsAcceptLanguage(string? header, string language)
    {
        var reply = (await shared.Api.Get("/api/user/info", null, header is null ? [] : [("Accept-Language", header)])).Refused(ErrorCode.LOGIN_ERROR);

        Assert.Equal(language == "en" ? "Please sign in" : "请先登录", reply.Message);
        Assert.Equal([language], reply.ContentHeaders.ContentLanguage);
    }

    [Fact]
    public async Task FieldReasons_FollowAcceptLanguage()
    {
        var person = await Person.SignUp(shared.Api);
        var content = new FormUrlEncodedContent([new("sex", "?")]);

        var reply = (await shared.Api.Send(HttpMethod.Post, "/api/user/info", person.Token, content, ("Accept-Language", "en"))).Refused(ErrorCode.PROFILE_ERROR);

        Assert.Equal("Must be male, female or other", reply.Data.GetProperty("sex")[0].GetString());
    }

    [Fact]
    public async Task Json_InDevelopment_IsIndentedAndShowsChineseAsItIs()
    {
        var reply = await shared.Api.Get("/api/user/info");

        Assert.Equal("{\n  \"code\": 1001,\n  \"data\": null,\n  \"message\": \"请先登录\"\n}", reply.Text);
        Assert.Equal("application/json; charset=utf-8", reply.ContentHeaders.ContentType!.ToString());
    }

    [Theory]
    [InlineData(true, "{\n  \"code\": 0,\n  \"data\": {\n    \"used\": 3,\n    \"max\": null,\n    \"reset_at\": \"2026-01-31T16:00:00Z\"\n  }\n}")]
    [InlineData(false, """{"code":0,"data":{"used":3,"max":null,"reset_at":"2026-01-31T16:00:00Z"}}""")]
    public async Task Json_IsIndentedOnlyWhereItIsForPeople(bool indented, string expected)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        context.Features.Set(new RequestState(new ApiServices(null!, null!, null!, null!, TimeProvider.System), indented));
        var midnight = new DateTimeOffset(2026, 2, 1, 0, 0, 0, 999, TimeSpan.FromHours(8));

        await EnvelopeWriter.Write(context, QuotaView.From(new QuotaStatus(3, null, midnight)), ApiJson.Default.QuotaView);
        await context.Response.BodyWriter.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, Encoding.UTF8.GetString(body.ToArray()));
        Assert.Equal(body.Length, context.Response.ContentLength);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task EveryAnswer_HasTheSecurityHeaders(string method, string path)
    {
        var reply = await shared.Api.Send(new HttpMethod(method), path);

        Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(reply.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(reply.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(reply.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(reply.Headers.Contains("Server"));
    }

    [Fact]
    public async Task ApiAnswers_Always_ForbidCaching()
    {
        var reply = await (await Person.SignUp(shared.Api)).Get("/api/user/info");

        Assert.True(reply.Headers.CacheControl!.NoStore);
    }
}
