namespace Swiper.Grains;

/// <summary>
/// Ends an activation early to free its memory. Not at once: each call of a burst would find the activation ending, be forwarded from one to the
/// next, and in the end be rejected.
/// </summary>
internal sealed class EarlyDeactivation(Grain grain, Action deactivate)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    private IGrainTimer? _timer;

    public void Schedule() => _timer ??= grain.RegisterGrainTimer(
        _ =>
        {
            deactivate();
            return Task.CompletedTask;
        },
        new GrainTimerCreationOptions(Delay, Timeout.InfiniteTimeSpan));
}
