namespace Swiper.Grains;

/// <summary>
/// Ends an activation that need not stay in memory, a while after it was first used. Not at once: calls that come in a burst would each find the
/// activation ending, be passed on from one to the next, and in the end be turned away.
/// </summary>
internal sealed class ShortStay(Grain grain, Action deactivate)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    private IGrainTimer? _timer;

    /// <summary>Counts from now on, unless it does already.</summary>
    public void Begin() => _timer ??= grain.RegisterGrainTimer(
        _ =>
        {
            deactivate();
            return Task.CompletedTask;
        },
        new GrainTimerCreationOptions(Length, Timeout.InfiniteTimeSpan));
}
