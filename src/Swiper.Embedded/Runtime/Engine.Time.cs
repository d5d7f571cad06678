namespace Swiper.Embedded;

// What time does to requests and activations. Two timers serve all of them.
internal sealed partial class Engine
{
    private static readonly TimeSpan SweepPeriodMax = TimeSpan.FromSeconds(1);

    private readonly Lock _sweepLock = new();
    private List<RequestTarget> _watched = [];
    private List<GrainRequest> _tracked = [];
    private ITimer? _timeoutTimer;
    private ITimer? _collectionTimer;

    /// <summary>Looks at the target's requests at each sweep until there are none.</summary>
    public void Watch(RequestTarget target)
    {
        lock (_sweepLock)
        {
            _watched.Add(target);
        }
    }

    public bool IsExpired(GrainRequest request, long now) =>
        now - request.SentAt > (request.Method.ResponseTimeout is { } own ? TicksOf(own) : _timeout);

    public void TimeOut(GrainRequest request)
    {
        if (request.WantsAnswer)
        {
            request.Fail(new TimeoutException(
                $"Response did not arrive on time in {request.Method.ResponseTimeout ?? Messaging.ResponseTimeout} for message: {request.Method.Name}."));
        }
    }

    private void StartClocks()
    {
        var period = Messaging.ResponseTimeout < SweepPeriodMax ? Messaging.ResponseTimeout : SweepPeriodMax;
        _timeoutTimer = _messagingClock.CreateTimer(_ => Scheduler.Post(SweepTimeouts), null, period, period);
        _collectionTimer = ActivationClock.CreateTimer(
            _ => Scheduler.Post(SweepIdle), null, Collection.CollectionQuantum, Collection.CollectionQuantum);
    }

    private void StopClocks()
    {
        _timeoutTimer?.Dispose();
        _collectionTimer?.Dispose();
    }

    // A request that an interceptor holds, or that is addressed to nobody, is in no target's care.
    private void Track(GrainRequest request)
    {
        lock (_sweepLock)
        {
            _tracked.Add(request);
        }
    }

    private void SweepTimeouts()
    {
        if (HasCrashed)
        {
            return;
        }

        List<RequestTarget> targets;
        List<GrainRequest> requests;
        lock (_sweepLock)
        {
            targets = _watched;
            _watched = [];
            requests = _tracked;
            _tracked = [];
        }

        var now = _messagingClock.GetTimestamp();
        targets.RemoveAll(target => !target.ExpireRequests(now));
        foreach (var request in requests)
        {
            if (IsExpired(request, now))
            {
                TimeOut(request);
            }
        }

        requests.RemoveAll(request => !request.WantsAnswer);
        lock (_sweepLock)
        {
            _watched.AddRange(targets);
            _tracked.AddRange(requests);
        }
    }

    private void SweepIdle()
    {
        if (_state != EngineState.Running)
        {
            return;
        }

        var now = ActivationClock.GetTimestamp();
        var utcNow = ActivationClock.GetUtcNow();
        foreach (var activation in Activations.ToArray())
        {
            activation.CollectIfIdle(now, utcNow, Collection.CollectionAge);
        }
    }
}
