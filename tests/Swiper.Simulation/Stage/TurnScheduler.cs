namespace Swiper.Simulation.Stage;

/// <summary>Where everything on the stage runs: one thread, in the order and at the moments of its choice.</summary>
internal interface IStageScheduler
{
    /// <summary>Takes work, and runs it later, where no task runs.</summary>
    void Schedule(Action<object?> work, object state);
}

/// <summary>
/// Runs the turns of one activation, one at a time, each as a step of its own, so that anything can come between two of them. It is the task
/// scheduler of that code, so an <c>await</c> in it comes back here.
/// </summary>
internal abstract class TurnScheduler(GrainHost host) : TaskScheduler
{
    private static readonly Action<object?> RunTurnOf = static scheduler => ((TurnScheduler)scheduler!).RunTurn();
    private static readonly Action<object?> DoOf = static work => t_running!.Do(work!);

    [ThreadStatic]
    private static TurnScheduler? t_running;

    private readonly Queue<Task> _continuations = new();
    private bool _isWorkNext;

    /// <summary>What runs its turn on this thread.</summary>
    protected static TurnScheduler? Running => t_running;

    /// <summary>Whether a step of it is queued.</summary>
    protected bool IsScheduled { get; private set; }

    /// <summary>Whether <see cref="TakeNextWork"/> has something to give.</summary>
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

    /// <summary>Does what <see cref="TakeNextWork"/> gave, as a turn.</summary>
    protected abstract void Do(object work);

    protected override void QueueTask(Task task)
    {
        _continuations.Enqueue(task);
        Wake();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && t_running == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _continuations;

    private void RunTurn()
    {
        IsScheduled = false;
        if (host.HasCrashed)
        {
            return;
        }

        // Continuations and requests take turns, so that neither can starve the other.
        var work = _isWorkNext ? TakeNextWork() : null;
        var continuation = work is null && _continuations.TryDequeue(out var first) ? first : null;
        work ??= continuation is null && !_isWorkNext ? TakeNextWork() : null;
        _isWorkNext = continuation is not null;
        if (continuation is null && work is null)
        {
            return;
        }

        IsScheduled = true;
        var outer = t_running;
        t_running = this;
        try
        {
            if (continuation is not null)
            {
                TryExecuteTask(continuation);
            }
            else
            {
                // Orleans' code asks which scheduler is the current one, and only a task has one.
                new Task(DoOf, work).RunSynchronously(this);
            }
        }
        finally
        {
            t_running = outer;
        }

        IsScheduled = false;
        if (_continuations.Count > 0 || HasWork)
        {
            Wake();
        }
    }
}
