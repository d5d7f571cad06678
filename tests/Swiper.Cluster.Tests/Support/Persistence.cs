using System.Diagnostics;

namespace Swiper.Cluster.Tests.Support;

/// <summary>An app that retries failed requests, as the contract prescribes, and counts the failures.</summary>
internal sealed class Persistence
{
    private const int TriesMax = 600;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>No request takes longer than 5 s, whatever dies. A busy machine adds to that, but a call that is lost would take 10 s.</summary>
    internal static readonly TimeSpan LongestAllowed = TimeSpan.FromSeconds(9);

    private readonly Lock _gate = new();
    private int _failures;

    internal int Failures => _failures;

    /// <summary>How long the slowest answer took.</summary>
    internal TimeSpan Longest { get; private set; }

    /// <summary>Sends a request until it succeeds; each failure must be a 503.</summary>
    internal async Task<Reply> Send(Func<Task<Reply>> send, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var started = Stopwatch.GetTimestamp();
            var reply = await send();
            Note(Stopwatch.GetElapsedTime(started));
            if (reply.Status == 200)
            {
                reply.Ok();
                return reply;
            }

            Interlocked.Increment(ref _failures);
            reply.Refused(ErrorCode.UNAVAILABLE);
            Assert.True(tries < TriesMax, "It never succeeded.");

            // An app honours Retry-After; a test is in more of a hurry.
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private void Note(TimeSpan elapsed)
    {
        lock (_gate)
        {
            Longest = elapsed > Longest ? elapsed : Longest;
        }
    }
}
