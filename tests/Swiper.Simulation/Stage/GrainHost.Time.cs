namespace Swiper.Simulation.Stage;

// Time-outs of calls and idle collection of activations.
internal sealed partial class GrainHost
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(1);

    private List<GrainCall> _tracked = [];
    private ITimer? _timeoutTimer;
    private ITimer? _collectionTimer;

    public void Start()
    {
        _timeoutTimer = Clock.CreateTimer(_ => Post(SweepTimeouts), null, SweepPeriod, SweepPeriod);
        _collectionTimer = Clock.CreateTimer(_ => Post(SweepIdle), null, Collection.CollectionQuantum, Collection.CollectionQuantum);
    }

    /// <summary>Registers a call for its time-out.</summary>
    public GrainCall Track(GrainCall call)
    {
        _tracked.Add(call);
        return call;
    }

    private void StopClocks()
    {
        _timeoutTimer?.Dispose();
        _collectionTimer?.Dispose();
    }

    private void SweepTimeouts()
    {
        if (HasCrashed)
        {
            return;
        }

        var now = Clock.GetTimestamp();
        var calls = _tracked;
        _tracked = [];
        foreach (var call in calls)
        {
            var limit = call.Method.ResponseTimeout ?? Messaging.ResponseTimeout;
            if (call.IsSettled || Clock.GetElapsedTime(call.SentAt, now) > limit)
            {
                call.Target?.Forget(call);
                TimeOut(call, limit);
            }
            else
            {
                _tracked.Add(call);
            }
        }
    }

    private static void TimeOut(GrainCall call, TimeSpan limit)
    {
        if (call.WantsAnswer)
        {
            call.Fail(new TimeoutException($"Response did not arrive on time in {limit} for message: {call.Method.Name}."));
        }
        else
        {
            call.TrySettle();
        }
    }

    private void SweepIdle()
    {
        if (HasCrashed)
        {
            return;
        }

        var now = Clock.GetTimestamp();
        foreach (var activation in _activations.ToArray())
        {
            activation.CollectIfIdle(now, Collection.CollectionAge);
        }
    }
}
