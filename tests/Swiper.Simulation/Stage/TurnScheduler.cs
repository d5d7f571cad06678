namespace Swiper.Simulation.Stage;

/// <summary>Runs everything on the stage: one thread, with order and timing of the scheduler's choice.</summary>
internal interface IStageScheduler
{
    /// <summary>Queues work to run later, outside any task.</summary>
    void Schedule(Action<object?> work, object state);
}

/// <summary>
/// Runs the turns of one activation one at a time, each as a step of its own, so that anything can come between two turns. It is the task scheduler
/// of the grain's code, so every <c>await</c> resumes here.
/// </summary>
internal abstract class TurnScheduler(GrainHost host) : TaskScheduler
{
    private static readonly Action<object?> RunTurnOf = static scheduler => ((TurnScheduler)scheduler!).RunTurn();
    private static readonly Action<object?> DoOf = static work => _running!.Do(work!);

    [ThreadStatic]
    private static TurnScheduler? _running;

    private readonly Queue<Task> _continuations = new();
    private bool _isWorkNext;

    /// <summary>The scheduler whose turn runs on this thread.</summary>
    protected static TurnScheduler? Running => _running;

    /// <summary>Whether a step is queued.</summary>
    protected bool IsScheduled { get; private set; }

    /// <summary>Whether <see cref="TakeNextWork"/> has work.</summary>
    protected abstract bool HasWork { get; }

    protected void Wake()
    {
        if (!IsScheduled)
        {
            IsScheduled = true;
            host.Schedule(RunTurnOf, this);
        }
    }

    protected abstract object? TakeNextWork();

    /// <summary>Runs the work that <see cref="TakeNextWork"/> gave, as a turn.</summary>
    protected abstract void Do(object work);

    protected override void QueueTask(Task task)
    {
        _continuations.Enqueue(task);
        Wake();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && _running == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _continuations;

    private void RunTurn()
    {
        IsScheduled = false;
        if (host.HasCrashed)
        {
            return;
        }

        // Continuations and requests alternate, so that neither starves the other.
        var work = _isWorkNext ? TakeNextWork() : null;
        var continuation = work is null && _continuations.TryDequeue(out var first) ? first : null;
        work ??= continuation is null && !_isWorkNext ? TakeNextWork() : null;
        _isWorkNext = continuation is not null;
        if (continuation is null && work is null)
        {
            return;
        }

        IsScheduled = true;
        var outer = _running;
        _running = this;
        try
        {
            if (continuation is not null)
            {
                TryExecuteTask(continuation);
            }
            else
            {
                // Orleans asks for the current scheduler, and only a task has one.
                new Task(DoOf, work).RunSynchronously(this);
            }
        }
        finally
        {
            _running = outer;
        }

        IsScheduled = false;
        if (_continuations.Count > 0 || HasWork)
        {
            Wake();
        }
    }
}
