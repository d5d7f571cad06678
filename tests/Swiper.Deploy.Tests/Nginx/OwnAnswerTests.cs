using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Swiper.Deploy.Tests.Nginx;

/// <summary>What nginx answers itself is the API's envelope, in the language asked for: no client ever has to read HTML.</summary>
public sealed class OwnAnswerTests
{
    private const string Bad = "The request has a missing or wrong parameter";
    private const string BadInChinese = "请求参数有误";
    private const string NoRoute = "There is no such route";
    private const string Away = "The service is briefly unavailable, please try again";
    private const string Line = "GET /api/user/info HTTP/1.1\r\n";
    private const string HostLine = "Host: " + NginxServer.Host + "\r\n";
    private const int TooLong = 9_000;
    private const int BodyLimit = 6 * 1024 * 1024;

    private static readonly string Long = new('x', TooLong);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What nginx refuses at the first line: it never reads a header, so the answer is in the language of those who ask for none.</summary>
    private static readonly (string What, string Request)[] BadLines =
    [
        ("a long query", $"GET /api/social/friends?cursor={Long} HTTP/1.1\r\n{HostLine}"),
        ("a long path", $"GET /api/{Long} HTTP/1.1\r\n{HostLine}"),
        ("a long target with escapes", $"GET /api/{string.Concat(Enumerable.Repeat("%20", TooLong / 3))} HTTP/1.1\r\n{HostLine}"),
        ("a long target of a POST", $"POST /api/user/login?{Long} HTTP/1.1\r\n{HostLine}Content-Length: 0\r\n"),
        ("an escape that is none", $"GET /api/%zz HTTP/1.1\r\n{HostLine}"),
        ("half an escape", $"GET /api/user/info% HTTP/1.1\r\n{HostLine}"),
        ("an escape of one digit", $"GET /api/%1 HTTP/1.1\r\n{HostLine}"),
        ("an escaped NUL", $"GET /api/%00 HTTP/1.1\r\n{HostLine}"),
        ("an escaped NUL at the end", $"GET /api/user/info%00 HTTP/1.1\r\n{HostLine}"),
        ("above the root", $"GET /api/../../etc HTTP/1.1\r\n{HostLine}"),
        ("above the root, escaped", $"GET /api/%2e%2e/%2e%2e/etc HTTP/1.1\r\n{HostLine}"),
        ("above the root at once", $"GET /.. HTTP/1.1\r\n{HostLine}"),
        ("a later version", $"GET /api/user/info HTTP/3.0\r\n{HostLine}"),
        ("a version that is none", $"GET /api/user/info HTTP/x\r\n{HostLine}"),
        ("no version's end", $"GET /api/user/info HTTP/1.1x\r\n{HostLine}"),
        ("a method in small letters", $"get /api/user/info HTTP/1.1\r\n{HostLine}"),
        ("no request at all", "\u0001\u0002\u0003\r\n"),
        ("a tunnel", $"CONNECT {NginxServer.Host}:443 HTTP/1.1\r\n{HostLine}"),
    ];

    private static readonly (string What, string Request)[] BadHeads =
    [
        ("a large cookie", $"{Line}{HostLine}Cookie: a={Long}\r\n"),
        ("a large header", $"{Line}{HostLine}X-Long: {Long}\r\n"),
        ("a large token", $"{Line}{HostLine}Authorization: Bearer {Long}\r\n"),
        ("many headers", Line + HostLine + string.Concat(Enumerable.Range(0, 40).Select(number => $"X-{number}: {Long[..1000]}\r\n"))),
        ("no host", Line),
        ("an empty host", $"{Line}Host:\r\n"),
        ("two hosts", $"{Line}{HostLine}{HostLine}"),
        ("a host with a slash", $"{Line}Host: a/b\r\n"),
        ("a host with a NUL", $"{Line}Host: a\0b\r\n"),
        ("a host with a blank", $"{Line}Host: a b\r\n"),
        ("a bad chunk", $"POST /api/user/login HTTP/1.1\r\n{HostLine}Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
        ("a negative chunk", $"POST /api/user/login HTTP/1.1\r\n{HostLine}Transfer-Encoding: chunked\r\n\r\n-1\r\n"),
        ("an endless chunk", $"POST /api/user/login HTTP/1.1\r\n{HostLine}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n"),
        ("both lengths", $"POST /api/user/login HTTP/1.1\r\n{HostLine}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"),
        ("a length below zero", $"POST /api/user/login HTTP/1.1\r\n{HostLine}Content-Length: -1\r\n"),
        ("a length that is no number", $"POST /api/user/login HTTP/1.1\r\n{HostLine}Content-Length: 1x\r\n"),
        ("two lengths", $"POST /api/user/login HTTP/1.1\r\n{HostLine}Content-Length: 1\r\nContent-Length: 2\r\n"),
        ("an unknown coding", $"POST /api/user/login HTTP/1.1\r\n{HostLine}Transfer-Encoding: gzip\r\n"),
        ("a nested coding", $"POST /api/user/login HTTP/1.1\r\n{HostLine}Transfer-Encoding: gzip, chunked\r\n"),
        ("a coding in HTTP/1.0", $"POST /api/user/login HTTP/1.0\r\n{HostLine}Transfer-Encoding: chunked\r\n"),
    ];

    /// <summary>How phones and browsers write it, and what they mean.</summary>
    private static readonly (string? Header, bool IsEnglish)[] Languages =
    [
        (null, false), ("", false), ("zh", false), ("zh_CN", false), ("zh-Hans-CN,en;q=0.8", false), ("fr", false), ("enx", false), ("*,en", false),
        ("en", true), ("en_US", true), ("en-GB,zh;q=0.5", true), ("EN-us", true), ("fr-FR, en;q=0.8, zh;q=0.2", true), ("en;q=0.9", true),
    ];

    [Fact]
    public async Task Request_Malformed_IsRefusedInTheEnvelope()
    {
        await using var api = await FakeApi.Start(_ => Task.CompletedTask);
        await using var nginx = await NginxServer.Start(api.Port);

        foreach (var (what, request) in BadHeads)
        {
            (await Exchange(nginx, WithLanguage(request, "en_US"))).ShouldBe(what, 400, 1009, Bad);
        }

        foreach (var (what, request) in BadLines)
        {
            (await Exchange(nginx, WithLanguage(request, "en_US"))).ShouldBe(what, 400, 1009, BadInChinese);
        }

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task Method_ThatNginxRefuses_IsNoRoute()
    {
        await using var api = await FakeApi.Start(_ => Task.CompletedTask);
        await using var nginx = await NginxServer.Start(api.Port);

        foreach (var target in (string[])["/api/user/info", "/api/nothing", "/", "/api/social/like?sid=1"])
        {
            var answer = await Exchange(nginx, $"TRACE {target} HTTP/1.1\r\n{HostLine}Accept-Language: en\r\n\r\n");

            answer.ShouldBe(target, 405, 1404, NoRoute);
        }

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task Language_Always_IsTheFirstOfOurs()
    {
        await using var nginx = await NginxServer.Start(Ports.Free());

        foreach (var (header, isEnglish) in Languages)
        {
            var answer = await Exchange(nginx, $"{Line}{HostLine}{(header is null ? "" : $"Accept-Language: {header}\r\n")}Connection: close\r\n\r\n");

            answer.ShouldBe(header ?? "none", 503, 1503, isEnglish ? Away : "服务暂时不可用，请稍后再试");
        }
    }

    [Fact]
    public async Task Body_TooLarge_IsAPictureOnlyWherePicturesAreTaken()
    {
        const string Picture = "The file is not a picture we can take";
        await using var api = await FakeApi.Start(_ => Task.CompletedTask);
        await using var nginx = await NginxServer.Start(api.Port);
        (string Target, int Status, int Code, string Message)[] expected =
        [
            ("/api/user/avatar", 413, 1010, Picture), ("/API/user/Avatar/?a=b", 413, 1010, Picture), ("/api/user/photos", 413, 1010, Picture),
            ("/api/user/info", 400, 1009, Bad), ("/api/user/avatar/delete", 400, 1009, Bad), ("/api/social/like?sid=/api/user/avatar", 400, 1009, Bad),
        ];

        foreach (var (target, status, code, message) in expected)
        {
            var answer = await Exchange(nginx, $"POST {target} HTTP/1.1\r\n{HostLine}Accept-Language: en\r\nContent-Length: {BodyLimit + 1}\r\n\r\n");

            answer.ShouldBe(target, status, code, message);
        }

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task Api_Away_IsUnavailableWithRetryAfter()
    {
        await using var nginx = await NginxServer.Start(Ports.Free(), Ports.Free());

        foreach (var method in (string[])["GET", "POST", "PUT", "DELETE"])
        {
            var answer = await Exchange(nginx, $"{method} /api/social/like HTTP/1.1\r\n{HostLine}Accept-Language: en\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

            answer.ShouldBe(method, 503, 1503, Away);
            Assert.Contains("Retry-After: 1\r\n", answer.Head, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(413)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Answer_OfTheApi_ArrivesAsItIs(int status)
    {
        await using var api = await FakeApi.Start(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "7";
            return context.Response.WriteAsync("its own", Cancel);
        });
        await using var nginx = await NginxServer.Start(api.Port);
        using var client = nginx.Client();

        using var answer = await client.PostAsync(new Uri("/api/user/info", UriKind.Relative), new StringContent("a"), Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("its own", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(["7"], answer.Headers.GetValues("Retry-After"));
    }

    [Fact]
    public async Task Plain_Malformed_IsRefusedInTheEnvelope()
    {
        await using var nginx = await NginxServer.Start(Ports.Free());
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, nginx.HttpPort, Cancel);

        var answer = await OwnAnswer.Exchange(client.GetStream(), $"GET /api/%zz HTTP/1.1\r\n{HostLine}\r\n");

        answer.ShouldBe("plain", 400, 1009, BadInChinese);
    }

    [Fact]
    public async Task Plain_OnTheSecurePort_IsRefusedInTheEnvelope()
    {
        await using var nginx = await NginxServer.Start(Ports.Free());
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, nginx.HttpsPort, Cancel);

        var answer = await OwnAnswer.Exchange(client.GetStream(), $"{Line}{HostLine}Accept-Language: en\r\n\r\n");

        answer.ShouldBe("plain", 400, 1009, Bad);
    }

    [Fact]
    public async Task Version_Always_StaysUnsaid()
    {
        await using var nginx = await NginxServer.Start(Ports.Free());

        var answer = await Exchange(nginx, $"{Line}{HostLine}Connection: close\r\n\r\n");

        Assert.Contains("Server: nginx\r\n", answer.Head, StringComparison.Ordinal);
    }

    private static string WithLanguage(string request, string language)
    {
        var line = request.IndexOf("\r\n", StringComparison.Ordinal) + 2;
        var end = request.Contains("\r\n\r\n", StringComparison.Ordinal) ? "" : "\r\n";
        return $"{request[..line]}Accept-Language: {language}\r\n{request[line..]}{end}";
    }

    /// <summary>Sent as raw bytes, since a client would not send most of this.</summary>
    private static async Task<OwnAnswer> Exchange(NginxServer nginx, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, nginx.HttpsPort, Cancel);
        await using var secure = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate?.Subject == "CN=" + NginxServer.Host);
        await secure.AuthenticateAsClientAsync(NginxServer.Host);
        return await OwnAnswer.Exchange(secure, request);
    }
}
