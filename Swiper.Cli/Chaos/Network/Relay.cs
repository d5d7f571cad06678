using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Swiper.Cli.Chaos.Network;

/// <summary>A slow link: passes bytes on to a server, each as late as it is told, without holding back those behind it.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;
    private const int ChunksMax = 1024;

    private readonly TcpListener _listener;
    private readonly IPEndPoint _server;
    private readonly Func<TimeSpan> _delay;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    /// <param name="listen">Where it listens.</param>
    /// <param name="server">Where the server does.</param>
    /// <param name="delay">How late a byte arrives, in either direction; asked for each.</param>
    public Relay(IPEndPoint listen, IPEndPoint server, Func<TimeSpan> delay)
    {
        (_server, _delay) = (server, delay);
        _listener = new TcpListener(listen);
        _listener.Start();
        _accepting = Accept();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task Accept()
    {
        var links = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                links.RemoveAll(link => link.IsCompleted);
                links.Add(Link(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(links);
        }
    }

    /// <summary>Lives as long as either side does; then both are closed.</summary>
    private async Task Link(TcpClient client)
    {
        using var server = new TcpClient();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server, ended.Token);
                (client.NoDelay, server.NoDelay) = (true, true);
                var there = Pass(client.GetStream(), server.GetStream(), ended.Token);
                var back = Pass(server.GetStream(), client.GetStream(), ended.Token);
                await Task.WhenAny(there, back);
                await ended.CancelAsync();
                await Task.WhenAll(there, back);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // As on any network, the other side sees its connection close.
            }
        }
    }

    private async Task Pass(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        var chunks = Channel.CreateBounded<(long ReadAt, byte[] Bytes)>(ChunksMax);
        var reading = Read(from, chunks.Writer, cancellationToken);
        await foreach (var (readAt, bytes) in chunks.Reader.ReadAllAsync(cancellationToken))
        {
            var early = _delay() - Stopwatch.GetElapsedTime(readAt);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, cancellationToken);
            }

            await to.WriteAsync(bytes, cancellationToken);
        }

        await reading;
    }

    private static async Task Read(NetworkStream from, ChannelWriter<(long ReadAt, byte[] Bytes)> chunks, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                await chunks.WriteAsync((Stopwatch.GetTimestamp(), buffer[..read]), cancellationToken);
            }
        }
        finally
        {
            chunks.Complete();
        }
    }
}
