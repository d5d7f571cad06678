using System.Net;
using Microsoft.AspNetCore.Http;

namespace Swiper.Deploy.Tests.Nginx;

/// <summary>The requests that nginx retries at another API, and those it must not.</summary>
public sealed class RepeatTests
{
    /// <summary>Enough requests that each of two APIs is tried first.</summary>
    private const int Rounds = 6;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Request_WhenAnApiIsAway_IsServedByTheOther(string method)
    {
        await using var api = await FakeApi.Start(Echo);
        await using var nginx = await NginxServer.Start(Ports.Free(), api.Port);
        using var client = nginx.Client();

        for (var round = 0; round < Rounds; round++)
        {
            using var answer = await Send(client, method);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(Rounds, api.Requests.Count);
    }

    /// <summary>What a database that is away makes all APIs answer must take none of them out, nor be asked for twice.</summary>
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Request_WhenAnApiAnswers503_GetsThatAnswer(string method)
    {
        await using var first = await FakeApi.Start(Refuse);
        await using var second = await FakeApi.Start(Refuse);
        await using var nginx = await NginxServer.Start(first.Port, second.Port);
        using var client = nginx.Client();

        for (var round = 1; round <= Rounds; round++)
        {
            using var answer = await Send(client, method);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("{\"code\":1503}", await answer.Content.ReadAsStringAsync(Cancel));
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Equal(round, first.Requests.Count + second.Requests.Count);
        }
    }

    [Fact]
    public async Task Post_WhenItsConnectionIsLostAfterSending_IsNeverRepeated()
    {
        await using var first = await FakeApi.Start(Lose);
        await using var second = await FakeApi.Start(Lose);
        await using var nginx = await NginxServer.Start(first.Port, second.Port);
        using var client = nginx.Client();

        using var answer = await Send(client, "POST");

        Assert.Equal(1, first.Requests.Count + second.Requests.Count);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("\"code\":1503", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WhenItsConnectionIsLost_IsServedByTheOther()
    {
        await using var losing = await FakeApi.Start(Lose);
        await using var api = await FakeApi.Start(Echo);
        await using var nginx = await NginxServer.Start(losing.Port, api.Port);
        using var client = nginx.Client();

        // Requests without a token go to either at random: repeat until one has met the other.
        while (losing.Requests.IsEmpty)
        {
            using var answer = await Send(client, "GET");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/social/like");
        if (method == "POST")
        {
            request.Content = new StringContent("sid=7");
        }

        return await client.SendAsync(request, Cancel);
    }

    private static Task Echo(HttpContext context) => context.Request.Body.CopyToAsync(context.Response.Body, Cancel);

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        context.Response.Headers.Connection = "close";
        return context.Response.WriteAsync("{\"code\":1503}", Cancel);
    }

    private static async Task Lose(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, Cancel);
        context.Abort();
    }
}
