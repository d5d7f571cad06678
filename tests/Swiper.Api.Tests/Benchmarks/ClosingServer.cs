using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Swiper.Api.Tests.Benchmarks;

/// <summary>A server that answers a few requests on each connection and then closes it, as nginx does; the last answer may say so.</summary>
internal sealed class ClosingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _answers;
    private readonly bool _saysSo;
    private readonly Task _serving;

    public ClosingServer(int answers, bool saysSo)
    {
        (_answers, _saysSo) = (answers, saysSo);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = Serve();
    }

    public int Port { get; }

    /// <summary>Takes no more connections.</summary>
    public void Stop() => _listener.Stop();

    public async ValueTask DisposeAsync()
    {
        Stop();
        await _serving;
    }

    private async Task Serve()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(Answer(await _listener.AcceptSocketAsync()));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped.
        }

        await Task.WhenAll(open);
    }

    private async Task Answer(Socket socket)
    {
        using (socket)
        {
            var request = new byte[1024];
            for (var answer = 1; answer <= _answers && await socket.ReceiveAsync(request) > 0; answer++)
            {
                var connection = answer == _answers && _saysSo ? "Connection: close\r\n" : "";
                var status = answer % 2 == 0 ? "429 Too Many Requests" : "200 OK";
                await socket.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 2\r\n{connection}\r\nok"));
            }

            socket.Shutdown(SocketShutdown.Both);
        }
    }
}
