namespace Swiper.Storage.Tests.Support;

/// <summary>Runs tasks only when told to, on the caller's thread, as a simulation does.</summary>
internal sealed class ManualScheduler : TaskScheduler
{
    [ThreadStatic]
    private static bool _isRunningHere;

    private readonly Queue<Task> _tasks = new();

    /// <summary>Whether this thread is running a task of a manual scheduler.</summary>
    internal static bool IsRunningHere => _isRunningHere;

    internal void RunAll()
    {
        _isRunningHere = true;
        while (_tasks.TryDequeue(out var task))
        {
            TryExecuteTask(task);
        }

        _isRunningHere = false;
    }

    protected override void QueueTask(Task task) => _tasks.Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;
}

/// <summary>Asserts that a task is complete, for tests that drive the scheduler themselves.</summary>
internal static class TaskExtensions
{
    internal static TResult Outcome<TResult>(this Task<TResult> task)
    {
        Assert.True(task.IsCompleted, "The task still waits.");
        return task.GetAwaiter().GetResult();
    }

    internal static Exception Failure(this Task task)
    {
        Assert.True(task.IsFaulted, "The task has not failed.");
        return task.Exception!.InnerException!;
    }
}
