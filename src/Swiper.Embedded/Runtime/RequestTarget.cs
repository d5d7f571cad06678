using System.Diagnostics.CodeAnalysis;

namespace Swiper.Embedded;

/// <summary>
/// Runs the turns of one activation or observer, one at a time. It is the task scheduler of that code, so an <c>await</c> in it comes back
/// here. It also keeps the requests that wait and those that run. Idle, it owns no thread, timer or task.
/// </summary>
internal abstract class RequestTarget(Engine engine) : TaskScheduler, IThreadPoolWorkItem
{
    // After so many turns others get the thread.
    private const int TurnsPerRun = 128;

    private static readonly Func<object?, GrainRequest?> RunTurnsOf = static target => ((RequestTarget)target!).RunTurns();

    [ThreadStatic]
    private static RequestTarget? t_running;

    // Continuations that wait for their turn: nearly always none or one.
    private Task? _continuation;
    private Queue<Task>? _moreContinuations;
    private GrainRequest? _unsentAnswer;
    private RequestQueue _waiting;
    private RequestQueue _waitingInterleaved;
    private RequestQueue _running;
    private GrainRequest? _blocking;
    private int _runningCount;
    private int _arrivals;
    private bool _isScheduled;
    private bool _isWatched;
    private bool _requestTurnNext;

    /// <summary>The target whose turn runs on this thread.</summary>
    public static RequestTarget? Running => t_running;

    public Engine Engine => engine;

    /// <summary>Whether a reference may go on sending here without asking the directory again.</summary>
    public abstract bool IsCurrent { get; }

    /// <summary>Whether requests of any kind interleave.</summary>
    protected abstract bool IsReentrant { get; }

    /// <summary>Whether no request runs. Needs the lock.</summary>
    protected bool IsQuiet => _runningCount == 0;

    /// <summary>Whether nothing runs, waits, or is about to. Needs the lock.</summary>
    protected bool IsIdle => _runningCount == 0 && _waiting.Head is null && _waitingInterleaved.Head is null && !_isScheduled;

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

        if (schedule)
        {
            engine.Scheduler.Schedule(this);
        }

        return true;
    }

    /// <summary>Makes sure that a run follows.</summary>
    public void Wake()
    {
        lock (this)
        {
            if (_isScheduled)
            {
                return;
            }

            _isScheduled = true;
        }

        engine.Scheduler.Schedule(this);
    }

    /// <summary>Runs turns until none is left to run. Only the engine's scheduler calls it.</summary>
    public void Run()
    {
        // All turns run inside one task of this scheduler, which makes it the current one.
        var turns = new Task<GrainRequest?>(RunTurnsOf, this);
        turns.RunSynchronously(this);

        // The caller's code runs here, on a thread that belongs to nobody now: one hop less.
        turns.Result?.Answer();
    }

    void IThreadPoolWorkItem.Execute() => Run();

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

    /// <summary>Whether the request may wait here. Called under the lock.</summary>
    protected abstract bool MayQueue(GrainRequest request);

    /// <summary>Whether there is something to do, given whether the request that just came may start as far as other requests go. Called under the lock.</summary>
    protected abstract bool MayStartWork(bool mayStartRequest);

    /// <summary>The next thing to do, a request from <see cref="TakeNextRequest"/> or something of one's own; null when there is none. Called under the lock.</summary>
    protected abstract object? TakeNextWork();

    /// <summary>Does what <see cref="TakeNextWork"/> gave, as a turn.</summary>
    protected abstract void Do(object work);

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

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        lock (this)
        {
            if (_continuation is null)
            {
                _continuation = task;
            }
            else
            {
                (_moreContinuations ??= new()).Enqueue(task);
            }

            if (_isScheduled)
            {
                return;
            }

            _isScheduled = true;
        }

        engine.Scheduler.Schedule(this);
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && (t_running == this || task.AsyncState == this) && TryExecuteTask(task);

    /// <inheritdoc/>
    [ExcludeFromCodeCoverage(Justification = "Only debuggers call it.")]
    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (this)
        {
            return _continuation is null ? [] : [_continuation, .. _moreContinuations ?? []];
        }
    }

    private GrainRequest? RunTurns()
    {
        var outer = t_running;
        t_running = this;
        try
        {
            for (var turn = 0; turn < TurnsPerRun; turn++)
            {
                Task? continuation = null;
                object? work = null;
                lock (this)
                {
                    // Continuations and requests take turns, so that neither can starve the other.
                    if (!engine.HasCrashed)
                    {
                        work = _requestTurnNext ? TakeNextWork() : null;
                        continuation = work is null ? TakeContinuation() : null;
                        work ??= continuation is null && !_requestTurnNext ? TakeNextWork() : null;
                        _requestTurnNext = continuation is not null;
                    }

                    if (continuation is null && work is null)
                    {
                        _isScheduled = false;
                        return TakeUnsentAnswer();
                    }
                }

                SendUnsentAnswer();
                if (continuation is not null)
                {
                    TryExecuteTask(continuation);
                }
                else
                {
                    Do(work!);
                }
            }
        }
        finally
        {
            t_running = outer;
        }

        SendUnsentAnswer();
        engine.Scheduler.Reschedule(this);
        return null;
    }

    private Task? TakeContinuation()
    {
        var continuation = _continuation;
        _continuation = null;
        _moreContinuations?.TryDequeue(out _continuation);
        return continuation;
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
