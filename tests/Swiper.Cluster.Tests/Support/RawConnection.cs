using System.Net.Sockets;
using System.Text;
using Swiper.Cli.Cluster;
using Xunit;

namespace Swiper.Cluster.Tests.Support;

/// <summary>A connection to an API on which a test says when each part of a request is sent.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Connects.</summary>
    internal static async Task<RawConnection> Open(ClusterNode node)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync("127.0.0.1", node.HttpPort, Cancel);
        return connection;
    }

    /// <summary>The first lines of a request, without the empty one that ends them.</summary>
    internal static string Head(string request, string? token = null) =>
        $"{request} HTTP/1.1\r\nHost: x\r\n" + (token is null ? "" : $"Authorization: Bearer {token}\r\n");

    /// <summary>Sends a part of a request.</summary>
    internal async Task Send(string text) => await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancel);

    /// <summary>Reads an answer, all of which are small enough to come at once; empty where the connection has ended.</summary>
    internal async Task<string> Read() => Encoding.UTF8.GetString(_buffer, 0, await _client.GetStream().ReadAsync(_buffer, Cancel));

    /// <summary>Sends whole requests until one is answered for the last time, and gives that answer.</summary>
    internal async Task<string> LastAnswer(string head)
    {
        string answer;
        do
        {
            await Send(head + "\r\n");
            answer = await Read();
            Assert.NotEqual("", answer);
        }
        while (!answer.Contains("Connection: close", StringComparison.Ordinal));

        return answer;
    }

    public void Dispose() => _client.Dispose();
}
