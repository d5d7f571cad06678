using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>An answer after which the server closes the connection says so.</summary>
public sealed class UnreadBodyTests(SharedServer shared)
{
    private const string Form = "Content-Type: application/x-www-form-urlencoded\r\n";

    [Theory]
    [InlineData("POST /api/social/like", "Content-Length: 100000\r\n", "HTTP/1.1 401")]
    [InlineData("POST /api/nowhere", "Content-Length: 100000\r\n", "HTTP/1.1 404")]
    [InlineData("PUT /api/user/info", "Transfer-Encoding: chunked\r\n", "HTTP/1.1 405")]
    [InlineData("GET /health/live", "Content-Length: 100000\r\n", "HTTP/1.1 200")]
    [InlineData("POST /api/user/avatar", "Content-Length: 100000000\r\n", "HTTP/1.1 401")]
    [InlineData("POST /api/user/verify", Form + "Content-Length: 100000\r\n", "HTTP/1.1 400")]
    public async Task Answer_WhoseRequestHasABodyNobodyReads_ClosesTheConnection(string request, string framing, string status)
    {
        using var connection = await RawConnection.Open(shared.Api.Address);

        await connection.Send(RawConnection.Head(request) + framing + "\r\n");
        var answer = await connection.Read();

        Assert.StartsWith(status, answer, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /api/social/like", "Content-Length: 5\r\n\r\nsid=1")]
    [InlineData("POST /api/user/verify", Form + "Content-Length: 10\r\n\r\nphonenum=1")]
    [InlineData("POST /api/user/verify", Form + "Transfer-Encoding: chunked\r\n\r\na\r\nphonenum=1\r\n0\r\n\r\n")]
    public async Task Answer_WhoseRequestIsReadToItsEnd_KeepsTheConnection(string request, string rest)
    {
        using var connection = await RawConnection.Open(shared.Api.Address);

        for (var call = 0; call < 2; call++)
        {
            await connection.Send(RawConnection.Head(request) + rest);
            var answer = await connection.Read();

            Assert.StartsWith("HTTP/1.1 4", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Connection: close", answer, StringComparison.Ordinal);
        }
    }
}
