using System.Diagnostics;
using System.Net.Sockets;

namespace Swiper.Benchmarks.Http;

/// <summary>One connection of a load, which is opened anew when the server closes it.</summary>
/// <param name="port">The server's port.</param>
/// <param name="next">The next step, or null if there is no more.</param>
internal sealed class LoadLine(int port, Func<LoadStep?> next) : IDisposable
{
    private HttpConnection? _connection;

    /// <summary>Milliseconds per answered step.</summary>
    public List<double> Latencies { get; } = [];

    /// <summary>Answers other than 200, by their status.</summary>
    public Dictionary<int, int> Refused { get; } = [];

    /// <summary>Requests without an answer, since the connection was closed or refused.</summary>
    public int Lost { get; private set; }

    public async Task Connect()
    {
        _connection = new HttpConnection();
        await _connection.Connect(port);
    }

    /// <summary>Sends until the time is up, the requests are used up, or the server takes no connections any more.</summary>
    public async Task Run(long started, TimeSpan duration)
    {
        while (Stopwatch.GetElapsedTime(started) < duration && next() is { } step)
        {
            if (_connection is null && !await TryConnect())
            {
                Lost++;
                return;
            }

            await Send(_connection!, step);
        }
    }

    public void Dispose() => _connection?.Dispose();

    private async Task Send(HttpConnection connection, LoadStep step)
    {
        try
        {
            var sent = Stopwatch.GetTimestamp();
            var status = await step(connection);
            Latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            if (status != 200)
            {
                Refused[status] = Refused.GetValueOrDefault(status) + 1;
            }

            if (connection.IsEnding)
            {
                Close();
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            Lost++;
            Close();
        }
    }

    private async Task<bool> TryConnect()
    {
        try
        {
            await Connect();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
