namespace Swiper.Grains;

/// <summary>
/// Ends an activation early to free its memory. Not at once: each call of a burst would find the activation ending, be forwarded from one to the
/// next, and in the end be rejected.
/// </summary>
/// <param name="grain">The activation.</param>
/// <param name="deactivate">Ends it.</param>
/// <param name="isNeeded">Whether it has something left to do, so that it ends later; not at all if <see cref="Cancel"/> was called.</param>
internal sealed class EarlyDeactivation(Grain grain, Action deactivate, Func<bool>? isNeeded = null)
{
    /// <summary>How long an activation that nobody needs stays.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    private IGrainTimer? _timer;
    private bool _isCancelled;

    public void Schedule()
    {
        if (!_isCancelled)
        {
            _timer ??= grain.RegisterGrainTimer(_ => End(), new GrainTimerCreationOptions(Delay, Delay));
        }
    }

    /// <summary>Lets the activation live as long as any other.</summary>
    public void Cancel()
    {
        _isCancelled = true;
        _timer?.Dispose();
        _timer = null;
    }

    private Task End()
    {
        if (isNeeded?.Invoke() != true)
        {
            deactivate();
        }

        return Task.CompletedTask;
    }
}
