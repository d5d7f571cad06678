namespace Swiper.Storage.Tests.Support;

/// <summary>Asserts that a task is done, for tests that drive the scheduler themselves.</summary>
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
