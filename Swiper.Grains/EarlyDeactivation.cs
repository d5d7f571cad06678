namespace Swiper.Grains;

/// <summary>
/// Ends an activation that need not stay in memory until it is collected. Not at once: calls that come in a burst would each find the activation
/// ending, be forwarded from one to the next, and in the end be rejected.
/// </summary>
internal sealed class EarlyDeactivation(Grain grain, Action deactivate)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    private IGrainTimer? _timer;

    /// <summary>Ends the activation a while from now, unless that is scheduled already.</summary>
    public void Schedule() => _timer ??= grain.RegisterGrainTimer(
        _ =>
        {
            deactivate();
            return Task.CompletedTask;
        },
        new GrainTimerCreationOptions(Delay, Timeout.InfiniteTimeSpan));
}
