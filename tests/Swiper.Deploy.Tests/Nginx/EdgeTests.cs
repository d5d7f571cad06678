using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Swiper.Deploy.Tests.Nginx;

/// <summary>The requests and responses that nginx lets through.</summary>
public sealed class EdgeTests
{
    private const string Phone = "13800138000";
    private const int BodyLimit = 6 * 1024 * 1024;

    private static readonly string[] OperatorsPages =
    [
        "/metrics", "/Metrics", "/%6detrics", "//metrics/", "/x/../metrics", "/swagger/index.html", "/openapi/v1.json", "/health/ready", "/DEV/sms/1",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ForwardedHeaders_FromAClient_AreReplaced()
    {
        await using var api = await FakeApi.Start(context => context.Response.WriteAsync(
            $"{context.Request.Headers["X-Forwarded-For"]}|{context.Request.Headers["X-Forwarded-Proto"]}|{context.Request.Host}|"
            + $"{context.Request.Headers["X-Forwarded-Host"]}|{context.Request.Headers["X-Forwarded-Port"]}{context.Request.Headers["X-Forwarded-Prefix"]}{context.Request.Headers["Forwarded"]}",
            Cancel));
        await using var nginx = await NginxServer.Start(api.Port);
        using var client = nginx.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        client.DefaultRequestHeaders.Add("X-Forwarded-Port", "1");
        client.DefaultRequestHeaders.Add("X-Forwarded-Prefix", "/evil");
        client.DefaultRequestHeaders.Add("Forwarded", "for=203.0.113.9;host=evil.example");

        var seen = await client.GetStringAsync(new Uri("/api/user/info", UriKind.Relative), Cancel);

        Assert.Equal($"127.0.0.1|https|{NginxServer.Host}|{NginxServer.Host}|", seen);
    }

    [Fact]
    public async Task SecurityHeaders_OfTheApi_ArriveOnceEach()
    {
        await using var api = await FakeApi.Start(context =>
        {
            context.Response.Headers.StrictTransportSecurity = "max-age=1";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
            return Task.CompletedTask;
        });
        await using var nginx = await NginxServer.Start(api.Port);
        using var client = nginx.Client();

        using var answer = await client.GetAsync(new Uri("/api/user/info", UriKind.Relative), Cancel);

        Assert.Single(answer.Headers.GetValues("Strict-Transport-Security"));
        Assert.Single(answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task OperatorsPages_FromOutside_AreRefusedHoweverTheyAreWritten()
    {
        await using var api = await FakeApi.Start(_ => Task.CompletedTask);
        await using var nginx = NginxServer.Prepare(api.Port);
        nginx.Include("deploy/compose/nginx/private.conf");
        await nginx.Start();

        foreach (var path in OperatorsPages)
        {
            Assert.Equal((path, 403), (path, await StatusOf(nginx, path)));
        }

        Assert.Empty(api.Requests);
        Assert.Equal(200, await StatusOf(nginx, "/api/user/info"));
    }

    [Fact]
    public async Task OperatorsPages_FromThisMachine_AreServed()
    {
        await using var api = await FakeApi.Start(_ => Task.CompletedTask);
        await using var nginx = await NginxServer.Start(api.Port);

        Assert.Equal(200, await StatusOf(nginx, "/metrics"));
        Assert.Equal("GET /metrics", Assert.Single(api.Requests));
    }

    [Theory]
    [InlineData("zh-CN,zh", "文件不符合要求")]
    [InlineData("en-GB,en;q=0.9", "The file is not a picture we can take")]
    public async Task Body_OverTheLimit_IsRefusedInTheEnvelope(string language, string message)
    {
        await using var api = await FakeApi.Start(_ => Task.CompletedTask);
        await using var nginx = await NginxServer.Start(api.Port);
        using var client = nginx.Client();
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var content = new ByteArrayContent(new byte[BodyLimit + 1]);

        using var answer = await client.PostAsync(new Uri("/api/user/avatar", UriKind.Relative), content, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal($$"""{"code":1010,"data":null,"message":"{{message}}"}""", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task Body_AtTheLimit_Arrives()
    {
        await using var api = await FakeApi.Start(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, Cancel);
            await context.Response.WriteAsync($"{body.Length}", Cancel);
        });
        await using var nginx = await NginxServer.Start(api.Port);
        using var client = nginx.Client();
        using var content = new ByteArrayContent(new byte[BodyLimit]);

        using var answer = await client.PostAsync(new Uri("/api/user/avatar", UriKind.Relative), content, Cancel);

        Assert.Equal($"{BodyLimit}", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Logs_OfServedAndFailedRequests_HoldNoPhone()
    {
        await using var api = await FakeApi.Start(context =>
        {
            if (context.Request.Method == "POST")
            {
                context.Abort();
            }

            return Task.CompletedTask;
        });
        await using var nginx = await NginxServer.Start(api.Port, Ports.Free());
        using var client = nginx.Client();
        client.DefaultRequestHeaders.Referrer = new Uri($"https://{NginxServer.Host}/?phonenum={Phone}");
        for (var round = 0; round < 4; round++)
        {
            using var served = await client.GetAsync(new Uri($"/api/user/verify?phonenum={Phone}", UriKind.Relative), Cancel);
            using var failed = await client.PostAsync(new Uri($"/api/user/login?phonenum={Phone}", UriKind.Relative), new StringContent(Phone), Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        }

        await nginx.Stop();

        Assert.Contains(" GET /api/user/verify 200 ", nginx.Logs(), StringComparison.Ordinal);
        Assert.Contains(" POST /api/user/login 503 ", nginx.Logs(), StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, nginx.Logs(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_Always_IsSentToTheSecurePort()
    {
        await using var nginx = await NginxServer.Start(Ports.Free());
        using var client = nginx.Client();

        using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{nginx.HttpPort}/api/user/info?a=b"), Cancel);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal($"https://{NginxServer.Host}/api/user/info?a=b", answer.Headers.Location?.OriginalString);
    }

    /// <summary>Sent as raw bytes, since a client would normalise the path first.</summary>
    private static async Task<int> StatusOf(NginxServer nginx, string target)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, nginx.HttpsPort, Cancel);
        await using var secure = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate?.Subject == "CN=" + NginxServer.Host);
        await secure.AuthenticateAsClientAsync(NginxServer.Host);
        await secure.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {NginxServer.Host}\r\nConnection: close\r\n\r\n"), Cancel);
        using var reader = new StreamReader(secure);
        var line = await reader.ReadLineAsync(Cancel);
        return int.Parse(line!.Split(' ')[1], null);
    }
}
