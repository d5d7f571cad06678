namespace Swiper.Silo.Cluster;

/// <summary>
/// Repeats a call of an API that could not be delivered, and gives up a call that is not answered: while a silo stops, it sends away what reaches it,
/// until everybody knows where its users live now. A call whose outcome is unknown, because its silo died, is not repeated here; its caller is told.
/// </summary>
/// <remarks>
/// A grain that passes on the rejection of a call of its own looks the same from here: those that do (signing in, profiles, decks) can be called
/// again.
/// </remarks>
internal sealed class RejectedCallRetry(TimeProvider time) : IOutgoingGrainCallFilter
{
    /// <summary>
    /// How long a call takes, with its repetitions. What a gateway that died had taken is never answered, and Orleans' own limit is only looked at once a
    /// second. With what else a request needs, it is answered within 5 s.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4.5);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var started = time.GetTimestamp();
        for (var pause = Rejections.FirstPause; ; pause = Rejections.Next(pause))
        {
            try
            {
                await context.Invoke().WaitAsync(Left(started), time);
                return;
            }
            catch (Exception exception) when (Rejections.IsUndelivered(exception) && Left(started) > pause)
            {
                await Task.Delay(pause, time);
            }
        }
    }

    private TimeSpan Left(long started)
    {
        var left = Patience - time.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
