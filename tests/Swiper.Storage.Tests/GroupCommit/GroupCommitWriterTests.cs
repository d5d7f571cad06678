using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Tests.GroupCommit;

public sealed class GroupCommitWriterTests : IDisposable
{
    private readonly ManualScheduler _scheduler = new();
    private readonly ScriptedCommitter _committer = new();
    private readonly StorageMetrics _metrics = new();
    private readonly LogCapture _logs = new();

    public void Dispose()
    {
        _metrics.Dispose();
        _logs.Dispose();
    }

    [Fact]
    public void Submit_BeforeTheSchedulerRuns_CommitsNothing()
    {
        var change = CreateWriter().Submit(new ProbeChange());

        Assert.Empty(_committer.Batches);
        Assert.False(change.IsCompleted);

        _scheduler.RunAll();

        Assert.True(change.Outcome());
    }

    [Fact]
    public void Submit_WhileACommitRuns_BecomesOneBatch()
    {
        var writer = CreateWriter();
        var held = new TaskCompletionSource();
        _committer.Holds.Enqueue(held.Task);
        var first = writer.Submit(new ProbeChange());
        _scheduler.RunAll();

        var others = Submit(writer, 5);
        _scheduler.RunAll();
        Assert.Single(_committer.Batches);
        Assert.False(first.IsCompleted);

        held.SetResult();
        _scheduler.RunAll();

        Assert.Equal([1, 5], _committer.Batches.Select(batch => batch.Length));
        Assert.All([first, .. others], change => Assert.True(change.Outcome()));
    }

    [Fact]
    public void Submit_MoreThanABatch_CommitsInOrderInSeveral()
    {
        var writer = CreateWriter(maxBatch: 4);
        var changes = Enumerable.Range(0, 10).Select(_ => new ProbeChange()).ToList();
        changes.ForEach(change => writer.Submit(change));

        _scheduler.RunAll();

        Assert.Equal([4, 4, 2], _committer.Batches.Select(batch => batch.Length));
        Assert.Equal(changes, _committer.Batches.SelectMany(batch => batch));
    }

    [Fact]
    public void Submit_QueueFull_FailsAtOnceAndLeavesTheOthers()
    {
        var writer = CreateWriter(maxQueue: 3);
        var accepted = Submit(writer, 3);

        var refused = writer.Submit(new ProbeChange());

        Assert.IsType<StoreUnavailableException>(refused.Failure());
        _scheduler.RunAll();
        Assert.All(accepted, change => Assert.True(change.Outcome()));
        Assert.True(SubmitAndRun(writer).Outcome());
    }

    [Fact]
    public void Commit_Fails_FailsEachOfTheBatchAndGoesOn()
    {
        var writer = CreateWriter();
        _committer.Instead = _ => throw new StoreUnavailableException("Store s cannot answer: the disk is full.");
        var failed = Submit(writer, 3);
        _scheduler.RunAll();
        _committer.Instead = null;

        var next = SubmitAndRun(writer);

        Assert.All(failed, change => Assert.Contains("disk is full", change.Failure().Message, StringComparison.Ordinal));
        Assert.True(next.Outcome());
        Assert.Contains("disk is full", Assert.Single(_logs.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Commit_FailsWithADefect_KeepsItsTextFromTheCallers()
    {
        var writer = CreateWriter();
        _committer.Instead = _ => throw new InvalidOperationException("secret");

        var failure = Assert.IsType<StoreUnavailableException>(SubmitAndRun(writer).Failure());

        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Assert.Null(failure.InnerException);
        Assert.Contains(nameof(InvalidOperationException), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Commit_LeavesOneUndecided_AcknowledgesNone()
    {
        var writer = CreateWriter();
        var decided = false;
        _committer.Instead = change =>
        {
            if (!decided)
            {
                ((ProbeChange)change).Decide(true);
            }

            decided = true;
        };
        var changes = Submit(writer, 2);

        _scheduler.RunAll();

        Assert.All(changes, change => Assert.IsType<StoreUnavailableException>(change.Failure()));
    }

    [Fact]
    public async Task Commit_CallerGoesOn_DoesNotRunInsideTheWriter()
    {
        var ranInside = CreateWriter().Submit(new ProbeChange()).ContinueWith(
            _ => ManualScheduler.IsRunningHere,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

        _scheduler.RunAll();

        Assert.False(await ranInside);
    }

    [Fact]
    public async Task Drain_StartedByACaller_DoesNotCarryTheirContext()
    {
        // The thread is started first: a new thread would capture the context itself.
        using var scheduler = new SingleThreadTaskScheduler("test");
        var context = new AsyncLocal<string> { Value = "the caller's" };
        var seen = "nothing ran";
        _committer.Instead = change =>
        {
            seen = context.Value;
            ((ProbeChange)change).Decide(true);
        };
        var writer = new GroupCommitWriter("s", _committer, scheduler, new(1, 1), _metrics, TimeProvider.System, _logs);

        await writer.Submit(new ProbeChange());

        Assert.Null(seen);
    }

    [Fact]
    public void Stop_WithChangesQueued_CommitsThemFirstAndRefusesMore()
    {
        var writer = CreateWriter(maxBatch: 2);
        var changes = Submit(writer, 5);

        var stopped = writer.Stop();
        Assert.False(stopped.IsCompleted);
        Assert.IsType<StoreUnavailableException>(writer.Submit(new ProbeChange()).Failure());
        _scheduler.RunAll();

        Assert.All(changes, change => Assert.True(change.Outcome()));
        Assert.True(stopped.IsCompletedSuccessfully);
    }

    [Fact]
    public void Stop_Idle_CompletesAtOnce() => Assert.True(CreateWriter().Stop().IsCompletedSuccessfully);

    private static List<Task<bool>> Submit(GroupCommitWriter writer, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => writer.Submit(new ProbeChange()))];

    private Task<bool> SubmitAndRun(GroupCommitWriter writer)
    {
        var change = writer.Submit(new ProbeChange());
        _scheduler.RunAll();
        return change;
    }

    private GroupCommitWriter CreateWriter(int maxBatch = 1_024, int maxQueue = 4_096) => new(
        "s", _committer, _scheduler, new GroupCommitOptions(maxBatch, maxQueue), _metrics, TimeProvider.System, _logs);
}
