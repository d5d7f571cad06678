using System.Collections.Concurrent;

namespace Swiper.Storage.GroupCommit;

/// <summary>Runs tasks one after another on its own thread, for a driver that blocks while it syncs the disk.</summary>
internal sealed class SingleThreadTaskScheduler : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> _tasks = [];
    private readonly Thread _thread;

    public SingleThreadTaskScheduler(string name)
    {
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.Start();
    }

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs what is queued, then ends the thread.</summary>
    public void Dispose()
    {
        if (_tasks.IsAddingCompleted)
        {
            return;
        }

        _tasks.CompleteAdding();
        if (Thread.CurrentThread == _thread)
        {
            return;
        }

        _thread.Join();
        _tasks.Dispose();
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => _tasks.Add(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Thread.CurrentThread == _thread && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => _tasks.ToArray();

    private void Run()
    {
        foreach (var task in _tasks.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
