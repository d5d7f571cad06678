namespace Swiper.Silo.Cluster;

/// <summary>
/// Repeats a call of an API that could not be delivered: while a silo stops, it sends away what reaches it, until everybody knows where its
/// users live now. A call whose outcome is unknown, because its silo died, is not repeated here; its caller is told.
/// </summary>
/// <remarks>
/// Orleans rejects a message before a grain sees it: a silo or an activation that ends turns it away, or it could not be sent. What a silo that
/// died was doing fails with <see cref="SiloUnavailableException"/>, and an answer that was lost with a timeout. A grain that passes on the
/// rejection of a call of its own looks the same from here: those that do (signing in, profiles, decks) can be called again.
/// </remarks>
internal sealed class RejectedCallRetry(TimeProvider time) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var started = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (OrleansMessageRejectionException exception) when (exception is not SiloUnavailableException && time.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(pause, time);
            }
        }
    }
}
