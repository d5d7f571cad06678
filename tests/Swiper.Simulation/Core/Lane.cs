using Swiper.Simulation.Stage;

namespace Swiper.Simulation.Core;

/// <summary>
/// Runs one simulated process, or the clients. When a process crashes its lane dies too: its queued steps never run, and late completions are
/// dropped.
/// </summary>
/// <param name="loop">The loop of the run.</param>
/// <param name="goesOn">Whether a method resumes inline when a method on this lane that it awaits completes.</param>
internal sealed class Lane(SimLoop loop, bool goesOn = false) : TaskScheduler, IStageScheduler
{
    private bool _isDead;

    /// <summary>Kills the lane: nothing runs on it again.</summary>
    public void Kill()
    {
        _isDead = true;
        loop.Forget(this);
    }

    public bool IsDead => _isDead;

    public Task Start(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Starts a short callback on this lane.</summary>
    public void Post(Action work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);

    /// <summary>Queues work that is not a task.</summary>
    public void Schedule(Action<object?> work, object state)
    {
        if (!_isDead)
        {
            loop.Enqueue(new Step(this, state, work));
        }
    }

    /// <summary>Takes one of this lane's steps now.</summary>
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
    /// False in a process, where every continuation must be a step of its own so that a crash can come before it. False also for completions
    /// elsewhere, which the runtime offers only on pool threads.
    /// </summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        goesOn && !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
