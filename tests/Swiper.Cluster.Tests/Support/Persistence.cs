namespace Swiper.Cluster.Tests.Support;

/// <summary>An app that retries failed requests, as the contract prescribes, and counts the failures.</summary>
internal sealed class Persistence
{
    private const int TriesMax = 600;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private int _failures;

    internal int Failures => _failures;

    /// <summary>Sends a request until it succeeds; each failure must be a 503.</summary>
    internal async Task<Reply> Send(Func<Task<Reply>> send, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var reply = await send();
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
}
