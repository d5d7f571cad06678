using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Tests.GroupCommit;

public sealed class SingleThreadTaskSchedulerTests
{
    [Fact]
    public async Task Tasks_FromManyThreads_RunOneAtATimeOnOneThread()
    {
        using var scheduler = new SingleThreadTaskScheduler("test");
        var threads = new HashSet<int>();
        var running = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(
            () => Task.Factory.StartNew(
                () =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref running));
                    threads.Add(Environment.CurrentManagedThreadId);
                    Interlocked.Decrement(ref running);
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.None,
                scheduler),
            TestContext.Current.CancellationToken)));

        Assert.Single(threads);
        Assert.Equal(1, most);
    }

    [Fact]
    public void Dispose_WithTasksQueued_RunsThemFirst()
    {
        var scheduler = new SingleThreadTaskScheduler("test");
        var ran = 0;
        for (var i = 0; i < 50; i++)
        {
            _ = Task.Factory.StartNew(() => ran++, CancellationToken.None, TaskCreationOptions.None, scheduler);
        }

        scheduler.Dispose();

        Assert.Equal(50, ran);
    }
}
