using Swiper.Simulation.Stage;

namespace Swiper.Simulation.Core;

/// <summary>
/// Where one simulated process, or the clients, run. A process that crashes takes its lane along: what it had queued is never run, and
/// what completes later finds nobody.
/// </summary>
/// <param name="loop">The run's loop.</param>
/// <param name="goesOn">Whether a method goes on at once when another one here, which it awaits, has ended.</param>
internal sealed class Lane(SimLoop loop, bool goesOn = false) : TaskScheduler, IStageScheduler
{
    private bool _isDead;

    /// <summary>Runs nothing any more.</summary>
    public void Kill()
    {
        _isDead = true;
        loop.Forget(this);
    }

    /// <summary>Whether it was killed.</summary>
    public bool IsDead => _isDead;

    /// <summary>Starts something here.</summary>
    public Task Start(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Starts something short here.</summary>
    public void Post(Action work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);

    /// <summary>Queues work that is no task.</summary>
    public void Schedule(Action<object?> work, object state)
    {
        if (!_isDead)
        {
            loop.Enqueue(new Step(this, state, work));
        }
    }

    /// <summary>Takes one of its steps now.</summary>
    public void Take(Step step)
    {
        if (_isDead)
        {
            return;
        }

        if (step.Work is { } work)
        {
            work(step.State);
        }
        else
        {
            TryExecuteTask((Task)step.State);
        }
    }

    protected override void QueueTask(Task task)
    {
        if (!_isDead)
        {
            loop.Enqueue(new Step(this, task, null));
        }
    }

    /// <summary>
    /// Never in a process: there every continuation is a step of its own, and a crash can come before it. Nor for what completes elsewhere, which the
    /// runtime offers only on threads of the pool.
    /// </summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        goesOn && !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
