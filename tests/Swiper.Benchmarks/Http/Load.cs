using System.Diagnostics;

namespace Swiper.Benchmarks.Http;

/// <summary>A closed loop of connections: each sends its next request when the last was answered.</summary>
internal static class Load
{
    /// <summary>Sends until the time is up, or until every connection has no more requests.</summary>
    /// <param name="port">The server's port.</param>
    /// <param name="next">Connection number → its next request, or null if it has no more.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="duration">How long the load runs.</param>
    public static Task<LoadResult> Run(int port, Func<int, byte[]?> next, int connections, TimeSpan duration) =>
        Run(port, i => next(i) is { } request ? Send(request) : null, connections, duration);

    /// <summary>The same, where a connection's next step may be several requests.</summary>
    public static async Task<LoadResult> Run(int port, Func<int, LoadStep?> next, int connections, TimeSpan duration)
    {
        var lines = Enumerable.Range(0, connections).Select(i => new LoadLine(port, () => next(i))).ToArray();
        try
        {
            foreach (var line in lines)
            {
                await line.Connect();
            }

            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(lines.Select(line => line.Run(started, duration)));
            return LoadResult.Of(lines, Stopwatch.GetElapsedTime(started));
        }
        finally
        {
            foreach (var line in lines)
            {
                line.Dispose();
            }
        }
    }

    /// <summary>The step of one request.</summary>
    public static LoadStep Send(byte[] request) => async connection => (await connection.Send(request)).Status;
}

/// <summary>What a connection does next, timed as a whole: one request as a rule, or several that belong together.</summary>
/// <param name="connection">The connection.</param>
/// <returns>200, or the status of the request that was refused.</returns>
internal delegate ValueTask<int> LoadStep(HttpConnection connection);
