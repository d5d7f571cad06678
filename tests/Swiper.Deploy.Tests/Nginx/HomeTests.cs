using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Swiper.Deploy.Tests.Nginx;

/// <summary>The API that a user's requests go to.</summary>
public sealed class HomeTests
{
    private const int TokenBytes = 89;
    private const int Users = 40;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_OfOneUser_GoToOneApi()
    {
        await using var first = await FakeApi.Start(Answer);
        await using var second = await FakeApi.Start(Answer);
        await using var nginx = await NginxServer.Start(first.Port, second.Port);
        using var client = nginx.Client();

        for (var user = 1; user <= Users; user++)
        {
            // Two sessions of a user, by cookie and by header, on the same path as their number.
            await Send(client, user, "Cookie", "theme=dark; sessionid=" + TokenOf(user));
            await Send(client, user, "Authorization", "Bearer " + TokenOf(user));
            await Send(client, user, "authorization", "bearer  " + TokenOf(user));
        }

        var (left, right) = (first.Requests.ToList(), second.Requests.ToList());
        Assert.Empty(left.Intersect(right));
        Assert.All(left.Concat(right).CountBy(path => path), count => Assert.Equal(3, count.Value));
        Assert.True(left.Count > 0 && right.Count > 0);
    }

    [Fact]
    public async Task Requests_WithoutASession_GoToAllApis()
    {
        await using var first = await FakeApi.Start(Answer);
        await using var second = await FakeApi.Start(Answer);
        await using var nginx = await NginxServer.Start(first.Port, second.Port);
        using var client = nginx.Client();

        for (var request = 0; request < Users; request++)
        {
            await Send(client, 0, "Cookie", "sessionid=short");
        }

        Assert.NotEmpty(first.Requests);
        Assert.NotEmpty(second.Requests);
    }

    private static string TokenOf(int user)
    {
        var token = RandomNumberGenerator.GetBytes(TokenBytes);
        token[0] = 1;
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(1), user * 1_000_003L);
        return Base64Url.EncodeToString(token);
    }

    private static async Task Send(HttpClient client, int user, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/" + user.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task Answer(HttpContext context) => context.Response.WriteAsync("{}", Cancel);
}
