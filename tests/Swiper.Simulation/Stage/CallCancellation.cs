namespace Swiper.Simulation.Stage;

/// <summary>
/// Propagates a caller's cancellation to the method. As in Orleans, the caller sees <see cref="OperationCanceledException"/> at once, a waiting call
/// never starts, and a running method sees its own token cancelled in a turn of its activation.
/// </summary>
internal sealed class CallCancellation
{
    private readonly GrainHost _host;
    private readonly GrainCall _call;
    private readonly CancellationTokenRegistration _registration;

    public CallCancellation(GrainHost host, GrainCall call, CancellationToken caller)
    {
        _host = host;
        _call = call;
        _registration = caller.UnsafeRegister(static (self, token) => ((CallCancellation)self!).Carry(token), this);
    }

    /// <summary>Unregisters from the caller's token, which may live much longer than the call.</summary>
    public void Settle() => _registration.Unregister();

    private void Carry(CancellationToken token)
    {
        if (_call.Target is { } target)
        {
            new Task(static call => ((GrainCall)call!).CancelMethod(), _call).Start(target);
        }

        _host.Post(() => _call.Fail(new OperationCanceledException(token)));
    }
}
