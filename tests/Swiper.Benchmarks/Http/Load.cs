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
    public static async Task<LoadResult> Run(int port, Func<int, byte[]?> next, int connections, TimeSpan duration)
    {
        var open = new HttpConnection[connections];
        for (var i = 0; i < connections; i++)
        {
            open[i] = new HttpConnection();
            await open[i].Connect(port);
        }

        var latencies = new List<double>[connections];
        var failures = 0;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async i =>
        {
            var own = latencies[i] = [];
            while (Stopwatch.GetElapsedTime(started) < duration && next(i) is { } request)
            {
                var sent = Stopwatch.GetTimestamp();
                var (status, _) = await open[i].Send(request);
                own.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                if (status != 200)
                {
                    Interlocked.Increment(ref failures);
                }
            }
        }));
        var elapsed = Stopwatch.GetElapsedTime(started);
        foreach (var connection in open)
        {
            connection.Dispose();
        }

        return new LoadResult(latencies.SelectMany(own => own).Order().ToArray(), elapsed, failures);
    }
}
