using System.Net.Sockets;
using System.Text;

namespace Swiper.Testing.Http;

/// <summary>A connection without an HTTP client, so that a test controls when each part of a request is sent.</summary>
public sealed class RawConnection : IDisposable
{
    /// <summary>Far longer than any answer takes: only a hang reaches it.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    /// <summary>How long to keep sending open for an answer to what may be a whole request.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromMilliseconds(100);

    private readonly TcpClient _client = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RawConnection> Open(Uri server)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(server.Host, server.Port, Cancel);
        return connection;
    }

    /// <summary>
    /// Sends bytes, shuts down sending, and reads to the end. A connection that was reset has an empty answer, and so has most of what is no
    /// whole request: the server waits for its rest, which the end of sending cuts short.
    /// </summary>
    public static async Task<string> Exchange(Uri server, byte[] bytes)
    {
        using var hang = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        hang.CancelAfter(Hang);
        using var connection = await Open(server);
        try
        {
            var stream = connection._client.GetStream();
            await stream.WriteAsync(bytes, hang.Token);
            using var answer = new MemoryStream();
            var first = stream.ReadAsync(connection._buffer, hang.Token).AsTask();

            // The server drops a request whose client has stopped sending, even if all of it is there.
            await Task.WhenAny(first, Task.Delay(AnswerPatience, hang.Token));
            connection._client.Client.Shutdown(SocketShutdown.Send);
            answer.Write(connection._buffer.AsSpan(0, await first));
            await stream.CopyToAsync(answer, hang.Token);
            return Encoding.Latin1.GetString(answer.ToArray());
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return "";
        }
    }

    /// <summary>The head of a request, without the empty line that ends it.</summary>
    public static string Head(string request, string? token = null) =>
        $"{request} HTTP/1.1\r\nHost: x\r\n" + (token is null ? "" : $"Authorization: Bearer {token}\r\n");

    public async Task Send(string text) => await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancel);

    /// <summary>Reads an answer, small enough to arrive in one piece; empty if the connection has ended.</summary>
    public async Task<string> Read() => Encoding.UTF8.GetString(_buffer, 0, await _client.GetStream().ReadAsync(_buffer, Cancel));

    /// <summary>Sends whole requests until an answer closes the connection, and returns that answer.</summary>
    public async Task<string> LastAnswer(string head)
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
