namespace Swiper.Silo.Engine;

/// <summary>
/// Repeats a call of an API that could not be delivered: while a silo stops, it sends away what reaches it, until everybody knows where its
/// users live now. A call whose outcome is unknown, because its silo died, is not repeated here; whoever made it is told.
/// </summary>
/// <remarks>
/// A message is rejected before a grain sees it: by a silo that stops, by one that takes the place of another, by an activation that ended with
/// it in its queue, and by the client where it could not be sent. A message on a connection that broke, or to a silo that died, fails with
/// <see cref="SiloUnavailableException"/> instead, and one whose answer was lost with a timeout; a call that let another one in between is not
/// rejected for what became of that one. A grain that passes on the rejection of a call of its own looks the same from here; those that do
/// (signing in, profiles, decks) have not changed anything yet, or find on the repeat what they did. What a swipe or a rewind tells others is
/// never passed on.
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
