using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Swiper.Storage.Tests.Support;

/// <summary>Passes one connection after another on to a server, and counts the times the client asked and waited for the answer.</summary>
internal sealed class RoundTripRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _server;
    private readonly Task _accepting;
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly List<Task> _passing = [];
    private int _roundTrips;

    public RoundTripRelay(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Round trips of all connections so far.</summary>
    public int RoundTrips => Volatile.Read(ref _roundTrips);

    /// <summary>Closes every connection, as a server does with idle ones.</summary>
    public void CloseAll()
    {
        foreach (var client in _clients)
        {
            client.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_passing);
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _passing.Add(Pass(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Pass(TcpClient client)
    {
        using var server = new TcpClient();
        _clients.Add(client);
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _server);
            var isAsking = 0;
            var asked = Copy(client.GetStream(), server.GetStream(), () => Volatile.Write(ref isAsking, 1));
            var answered = Copy(server.GetStream(), client.GetStream(), () =>
            {
                if (Interlocked.Exchange(ref isAsking, 0) == 1)
                {
                    Interlocked.Increment(ref _roundTrips);
                }
            });
            await Task.WhenAny(asked, answered);
            client.Close();
            server.Close();
            await Task.WhenAll(asked, answered);
        }
    }

    private async Task Copy(NetworkStream from, NetworkStream to, Action moved)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var count)
            {
                // Before the bytes go on, so that whoever has got them finds them counted.
                moved();
                await to.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One side is gone, or the relay is.
        }
    }
}
