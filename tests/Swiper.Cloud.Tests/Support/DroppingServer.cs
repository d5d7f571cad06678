using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Swiper.Cloud.Tests.Support;

/// <summary>Answers the first request with keep-alive, then reads every further request and closes its connection without an answer.</summary>
public sealed class DroppingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly string _firstAnswer;
    private int _requests;

    public DroppingServer(string firstAnswer)
    {
        _firstAnswer = firstAnswer;
        _listener.Start();
        _serving = Serve();
    }

    public string Host => _listener.LocalEndpoint.ToString()!;

    /// <summary>Requests that were received completely.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Serve()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(Serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var connection = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        try
        {
            // The requests have no body: an empty line ends them.
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                if (line.Length > 0)
                {
                    continue;
                }

                if (Interlocked.Increment(ref _requests) > 1)
                {
                    return;
                }

                await client.GetStream().WriteAsync(
                    Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(_firstAnswer)}\r\n\r\n{_firstAnswer}"),
                    _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The test is over, or the caller has disconnected.
        }
    }
}
