namespace Swiper.Embedded;

/// <summary>
/// Carries a caller's cancellation to the method. As in Orleans the caller sees <see cref="OperationCanceledException"/> at once, a request
/// that waits never starts, and a method that runs sees its own token cancelled in a turn of its activation.
/// </summary>
internal sealed class RequestCancellation(Engine engine, GrainRequest request) : CancellationTokenSource
{
    private CancellationTokenRegistration _registration;

    /// <summary>Begins to carry; before the request is sent, so that nothing can end it meanwhile.</summary>
    public void Follow(CancellationToken caller) =>
        _registration = caller.UnsafeRegister(static (self, token) => ((RequestCancellation)self!).Carry(token), this);

    /// <summary>Forgets the caller's token, which may live much longer than the request.</summary>
    public void Settle() => _registration.Unregister();

    private void Carry(CancellationToken token)
    {
        if (request.Target is { } target)
        {
            new Task(static self => ((RequestCancellation)self!).Cancel(), this).Start(target);
        }
        else
        {
            Cancel();
        }

        engine.Scheduler.Post(() => request.Fail(new OperationCanceledException(token)));
    }
}
