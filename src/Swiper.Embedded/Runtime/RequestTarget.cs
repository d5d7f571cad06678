using System.Diagnostics.CodeAnalysis;

namespace Swiper.Embedded;

/// <summary>
/// Runs the turns of one activation or observer, one at a time. It is the task scheduler of that code, so an <c>await</c> in it comes back
/// here. It also keeps the requests that wait and those that run. Idle, it owns no thread, timer or task.
/// </summary>
internal abstract partial class RequestTarget(Engine engine) : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>How many turns a caller outside the grains runs on its own thread: more only if others sent something in the same instant.</summary>
    private const int TurnsInline = 2;

    private static readonly Func<object?, GrainRequest?> RunTurnsOf = static target => ((RequestTarget)target!).RunTurns(((RequestTarget)target).Engine.Scheduler.TurnsPerRun);
    private static readonly Func<object?, GrainRequest?> RunTurnsInlineOf = static target => ((RequestTarget)target!).RunTurns(TurnsInline);
    private static readonly Action<object?> DoOf = static work => t_running!.Do(work!);

    [ThreadStatic]
    private static RequestTarget? t_running;

    // Continuations that wait for their turn: nearly always none or one.
    private Task? _continuation;
    private Queue<Task>? _moreContinuations;
    private bool _isScheduled;
    private bool _requestTurnNext;

    /// <summary>The target whose turn runs on this thread.</summary>
    public static RequestTarget? Running => t_running;

    public Engine Engine => engine;

    /// <summary>Whether a reference may go on sending here without asking the directory again.</summary>
    public abstract bool IsCurrent { get; }

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
        // The caller's code runs here, on a thread that belongs to nobody now: one hop less.
        var answered = engine.Scheduler.TurnsPerRun == 1 ? RunTurns(1) : Run(RunTurnsOf);
        answered?.Answer();
    }

    /// <summary>The same on the thread of a caller outside the grains, whose request is the one to start. The caller's async locals stay with the caller.</summary>
    protected void RunInline(GrainRequest request)
    {
        GrainRequest? answered;
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            answered = Run(RunTurnsInlineOf);
        }

        if (answered == request)
        {
            answered.Answer();
        }
        else if (answered is not null)
        {
            // What another caller does with it must not hold up this one.
            engine.Scheduler.Post(answered);
        }
    }

    /// <summary>Runs turns inside one task of this scheduler, which makes it the current one; answers whose answer is still to be given.</summary>
    private GrainRequest? Run(Func<object?, GrainRequest?> runTurns)
    {
        var turns = new Task<GrainRequest?>(runTurns, this);
        turns.RunSynchronously(this);
        return turns.Result;
    }

    void IThreadPoolWorkItem.Execute() => Run();

    /// <summary>Whether there is something to do, given whether the request that just came may start as far as other requests go. Called under the lock.</summary>
    protected abstract bool MayStartWork(bool mayStartRequest);

    /// <summary>Whether <see cref="TakeNextWork"/> has something to give. Called under the lock.</summary>
    protected abstract bool HasWork { get; }

    /// <summary>The next thing to do, a request from <see cref="TakeNextRequest"/> or something of one's own; null when there is none. Called under the lock.</summary>
    protected abstract object? TakeNextWork();

    /// <summary>Does what <see cref="TakeNextWork"/> gave, as a turn.</summary>
    protected abstract void Do(object work);

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

    private GrainRequest? RunTurns(int limit)
    {
        var outer = t_running;
        t_running = this;
        try
        {
            for (var turn = 0; turn < limit; turn++)
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
                else if (limit == 1)
                {
                    // A continuation is a task of this scheduler itself. Where only one turn runs there is none around it, and this needs one.
                    new Task(DoOf, work).RunSynchronously(this);
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

        lock (this)
        {
            if (_continuation is null && !HasWork)
            {
                _isScheduled = false;
                return TakeUnsentAnswer();
            }
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
}
