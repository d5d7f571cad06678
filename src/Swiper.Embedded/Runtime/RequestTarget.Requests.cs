namespace Swiper.Embedded;

// The requests that wait and those that run: which may start, in which order, and when they are given up.
internal abstract partial class RequestTarget
{
    private GrainRequest? _unsentAnswer;
    private RequestQueue _waiting;
    private RequestQueue _waitingInterleaved;
    private RequestQueue _running;
    private GrainRequest? _blocking;
    private int _runningCount;
    private int _arrivals;
    private bool _isWatched;

    /// <summary>Takes a request in. False when this target has ended: ask the directory again.</summary>
    public bool TryEnqueue(GrainRequest request)
    {
        bool schedule, watch;
        lock (this)
        {
            if (!MayQueue(request))
            {
                return false;
            }

            request.Target = this;
            request.Arrival = _arrivals++;
            var interleaves = request.Method.AlwaysInterleaves || IsReentrant;
            if (interleaves)
            {
                _waitingInterleaved.Add(request);
            }
            else
            {
                _waiting.Add(request);
            }

            schedule = !_isScheduled && MayStartWork(interleaves || MayStart(request));
            _isScheduled |= schedule;
            watch = !_isWatched;
            _isWatched = true;
        }

        if (watch)
        {
            engine.Watch(this);
        }

        if (schedule && t_running is null && request.Caller is null && engine.Scheduler.MayStartInline)
        {
            RunInline(request);
        }
        else if (schedule)
        {
            engine.Scheduler.Schedule(this);
        }

        return true;
    }

    /// <summary>Ends a request that was started here. Runs in a turn of this target.</summary>
    public virtual void Finish(GrainRequest request)
    {
        Drop(request);
        if (!request.WantsAnswer)
        {
            return;
        }

        if (request.Caller is not null || !engine.Scheduler.MayAnswerInline)
        {
            engine.SendAnswer(request);
            return;
        }

        SendUnsentAnswer();
        _unsentAnswer = request;
    }

    /// <summary>Fails the requests that have waited too long. True when there are others that may.</summary>
    public bool ExpireRequests(long now)
    {
        List<GrainRequest>? expired = null;
        bool goOn;
        lock (this)
        {
            Expire(ref _waiting, now, ref expired, remove: true);
            Expire(ref _waitingInterleaved, now, ref expired, remove: true);
            Expire(ref _running, now, ref expired, remove: false);
            goOn = _runningCount > 0 || _isScheduled || _waiting.Head is not null || _waitingInterleaved.Head is not null;
            _isWatched = goOn;
        }

        foreach (var request in expired ?? [])
        {
            engine.TimeOut(request);
        }

        return goOn;
    }

    /// <summary>Every request that has not ended. Those that wait are forgotten here; those that run are not.</summary>
    public List<GrainRequest> TakeRequests()
    {
        var requests = TakeWaiting();
        lock (this)
        {
            for (var request = _running.Head; request is not null; request = request.Next)
            {
                requests.Add(request);
            }
        }

        return requests;
    }

    /// <summary>Whether requests of any kind interleave.</summary>
    protected abstract bool IsReentrant { get; }

    /// <summary>Whether a request waits that may start. Needs the lock.</summary>
    protected bool HasRequest => _waitingInterleaved.Head is not null
        || (_waiting.Head is { } ordinary && (MayStart(ordinary) || (_blocking is { Method.IsReadOnly: true } && FirstReadOnly() is not null)));

    /// <summary>Whether no request runs. Needs the lock.</summary>
    protected bool IsQuiet => _runningCount == 0;

    /// <summary>Whether nothing runs, waits, or is about to. Needs the lock.</summary>
    protected bool IsIdle => _runningCount == 0 && _waiting.Head is null && _waitingInterleaved.Head is null && !_isScheduled;

    /// <summary>Whether the request may wait here. Called under the lock.</summary>
    protected abstract bool MayQueue(GrainRequest request);

    /// <summary>Ends a request without an answer.</summary>
    protected void Drop(GrainRequest request)
    {
        lock (this)
        {
            _running.Remove(request);
            _runningCount--;

            // As in Orleans: when the first of several read-only requests ends, a writing one may start beside the rest.
            if (_blocking == request)
            {
                _blocking = null;
            }
        }
    }

    /// <summary>Takes the next request that may start, in the order they came; it counts as running then. Called under the lock.</summary>
    protected GrainRequest? TakeNextRequest()
    {
        while (true)
        {
            var ordinary = _waiting.Head;
            if (ordinary is not null && !MayStart(ordinary))
            {
                ordinary = _blocking is { Method.IsReadOnly: true } ? FirstReadOnly() : null;
            }

            var interleaved = _waitingInterleaved.Head;
            if (ordinary is null && interleaved is null)
            {
                return null;
            }

            GrainRequest request;
            if (interleaved is null || (ordinary is not null && ordinary.Arrival - interleaved.Arrival < 0))
            {
                request = ordinary!;
                _waiting.Remove(request);
                if (!request.IsAbandoned)
                {
                    _blocking ??= request;
                }
            }
            else
            {
                request = interleaved;
                _waitingInterleaved.Remove(request);
            }

            // Nobody waits for it any more: it is dropped, as Orleans drops an expired message.
            if (!request.IsAbandoned)
            {
                _running.Add(request);
                _runningCount++;
                return request;
            }
        }
    }

    /// <summary>Takes every request that has not started.</summary>
    protected List<GrainRequest> TakeWaiting()
    {
        var requests = new List<GrainRequest>();
        lock (this)
        {
            while (true)
            {
                var ordinary = _waiting.Head;
                var interleaved = _waitingInterleaved.Head;
                if (ordinary is null && interleaved is null)
                {
                    return requests;
                }

                if (interleaved is null || (ordinary is not null && ordinary.Arrival - interleaved.Arrival < 0))
                {
                    _waiting.Remove(ordinary!);
                    requests.Add(ordinary!);
                }
                else
                {
                    _waitingInterleaved.Remove(interleaved);
                    requests.Add(interleaved);
                }
            }
        }
    }

    private bool MayStart(GrainRequest request) =>
        _runningCount == 0 || _blocking is null || (_blocking.Method.IsReadOnly && request.Method.IsReadOnly);

    private GrainRequest? FirstReadOnly()
    {
        var request = _waiting.Head;
        while (request is { Method.IsReadOnly: false })
        {
            request = request.Next;
        }

        return request;
    }

    private GrainRequest? TakeUnsentAnswer()
    {
        var answer = _unsentAnswer;
        _unsentAnswer = null;
        return answer;
    }

    // The answer must not wait for the next turn, which can take long.
    private void SendUnsentAnswer()
    {
        if (TakeUnsentAnswer() is { } answer)
        {
            engine.SendAnswer(answer);
        }
    }

    private void Expire(ref RequestQueue queue, long now, ref List<GrainRequest>? expired, bool remove)
    {
        for (var request = queue.Head; request is not null;)
        {
            var next = request.Next;
            if (!request.IsLocal && (request.IsAbandoned || engine.IsExpired(request, now)))
            {
                if (remove)
                {
                    queue.Remove(request);
                }

                (expired ??= []).Add(request);
            }

            request = next;
        }
    }
}
