using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Swiper.Benchmarks.Http;

/// <summary>
/// One keep-alive connection that sends prepared bytes and reads whole answers. It does as little as possible: client and server share the machine,
/// and the client's processor time distorts both sides of a ratio.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Socket _socket = NewSocket();
    private int _port;

    /// <summary>Whether the last answer said that the server closes the connection behind it, as nginx does after so many requests.</summary>
    public bool IsEnding { get; private set; }

    public async Task Connect(int port)
    {
        _port = port;
        await _socket.ConnectAsync(IPAddress.Loopback, port);
    }

    /// <summary>Connects anew if the server is about to close the connection, for those who send several requests that belong together.</summary>
    public async ValueTask RenewIfEnding()
    {
        if (IsEnding)
        {
            _socket.Dispose();
            _socket = NewSocket();
            IsEnding = false;
            await Connect(_port);
        }
    }

    /// <summary>Sends one request and answers the status and the body, which is valid until the next call.</summary>
    /// <exception cref="IOException">The server closed the connection instead of answering.</exception>
    /// <exception cref="SocketException">The connection broke.</exception>
    public async ValueTask<(int Status, ReadOnlyMemory<byte> Body)> Send(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var received = 0;
        while (true)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(received));
            if (count == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            received += count;
            if (TryParse(_buffer.AsMemory(0, received), out var status, out var body))
            {
                return (status, body);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private bool TryParse(ReadOnlyMemory<byte> answer, out int status, out ReadOnlyMemory<byte> body)
    {
        (status, body) = (0, default);
        var bytes = answer.Span;
        var headEnd = bytes.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return false;
        }

        _ = Utf8Parser.TryParse(bytes[9..12], out status, out _);
        IsEnding = bytes[..headEnd].IndexOf("\r\nConnection: close"u8) >= 0;
        var bodyStart = headEnd + 4;
        var lengthAt = bytes[..headEnd].IndexOf("Content-Length: "u8);
        if (lengthAt >= 0)
        {
            _ = Utf8Parser.TryParse(bytes[(lengthAt + 16)..], out int length, out _);
            body = answer[bodyStart..];
            return body.Length >= length;
        }

        // Chunked: the last chunk ends the answer.
        body = answer[bodyStart..];
        return bytes.EndsWith("\r\n0\r\n\r\n"u8);
    }
}
