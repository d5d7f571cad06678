using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.GroupCommit;

/// <summary>The bounds of a <see cref="GroupCommitWriter"/>.</summary>
/// <param name="MaxBatch">Most changes in one transaction.</param>
/// <param name="MaxQueue">Most changes that may wait; more are refused at once.</param>
internal readonly record struct GroupCommitOptions(int MaxBatch, int MaxQueue);

/// <summary>Commits batches to one database. <see cref="GroupCommitWriter"/> calls it for one batch at a time.</summary>
internal interface IBatchCommitter
{
    /// <summary>
    /// Applies the changes in order, decides the outcome of each, and commits them durably as one transaction. Throws if the commit failed or its
    /// result is unknown; then no outcome counts, and the next batch may be tried.
    /// </summary>
    ValueTask Commit(IReadOnlyList<StoreChange> batch);
}

/// <summary>
/// Commits the changes of one database in groups. A batch is whatever queued while the last commit ran: under no load a change is
/// committed alone and at once, under load many share one sync of the disk, and no timer trades one for the other.
/// </summary>
/// <remarks>Runs on the given scheduler whenever something is queued, and reads no clock but the given one.</remarks>
internal sealed class GroupCommitWriter
{
    private readonly Lock _gate = new();
    private readonly Queue<StoreChange> _queue = new();
    private readonly List<StoreChange> _batch;
    private readonly IBatchCommitter _committer;
    private readonly TaskScheduler _scheduler;
    private readonly GroupCommitOptions _options;
    private readonly StorageMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly KeyValuePair<string, object?> _tag;
    private bool _draining;
    private bool _stopped;
    private TaskCompletionSource? _idle;

    /// <summary>Creates a writer over a committer.</summary>
    internal GroupCommitWriter(
        string name,
        IBatchCommitter committer,
        TaskScheduler scheduler,
        GroupCommitOptions options,
        StorageMetrics metrics,
        TimeProvider time,
        ILogger logger)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxBatch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxQueue);
        Name = name;
        _committer = committer;
        _scheduler = scheduler;
        _options = options;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _batch = new List<StoreChange>(options.MaxBatch);
        _tag = StorageMetrics.TagOf(name);
        metrics.Watch(this);
    }

    internal string Name { get; }

    /// <summary>Changes that wait, without those being committed.</summary>
    internal int QueueLength
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Queues a change. Its task completes after the commit, or fails at once if the queue is full.</summary>
    internal Task<TOutcome> Submit<TOutcome>(StoreChange<TOutcome> change)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return Refuse<TOutcome>("is closed");
            }

            if (_queue.Count >= _options.MaxQueue)
            {
                return Refuse<TOutcome>("has too many changes waiting");
            }

            _queue.Enqueue(change);
            if (_draining)
            {
                return change.Completion;
            }

            _draining = true;
        }
        StartDrain();
        return change.Completion;
    }

    /// <summary>Refuses new changes, and completes when the queued ones are committed.</summary>
    internal Task Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            _metrics.Forget(this);
            if (!_draining)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    private Task<TOutcome> Refuse<TOutcome>(string why)
    {
        _metrics.CountRefused(_tag);
        return Task.FromException<TOutcome>(new StoreUnavailableException($"Store {Name} {why}."));
    }

    private void StartDrain()
    {
        // The drain serves every caller, so it must not carry the context of the caller that happened to start it.
        using var unflowed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _ = Task.Factory.StartNew(Drain, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler);
    }

    private async Task Drain()
    {
        while (TakeBatch())
        {
            await CommitBatch();
            _batch.Clear();
        }
    }

    private bool TakeBatch()
    {
        lock (_gate)
        {
            while (_batch.Count < _options.MaxBatch && _queue.TryDequeue(out var change))
            {
                _batch.Add(change);
            }

            if (_batch.Count > 0)
            {
                return true;
            }

            _draining = false;
            _idle?.TrySetResult();
            return false;
        }
    }

    private async ValueTask CommitBatch()
    {
        var started = _time.GetTimestamp();
        try
        {
            await _committer.Commit(_batch);
            CompleteAll();
        }
        catch (Exception exception)
        {
            FailAll(exception);
        }
        _metrics.CountCommit(_batch.Count, _time.GetElapsedTime(started), _tag);
    }

    private void CompleteAll()
    {
        var rows = 0;
        foreach (var change in _batch)
        {
            rows += change.RowsWritten;
        }

        foreach (var change in _batch)
        {
            change.Complete();
        }

        _metrics.CountWritten(rows, _tag);
    }

    /// <summary>Tells each caller that the outcome is unknown. The next batch finds out whether the cause is gone.</summary>
    private void FailAll(Exception exception)
    {
        // A committer that knows the cause names it in its message. Anything else is a defect, so log its stack.
        var known = exception as StoreUnavailableException;
        var message = known?.Message ?? $"Store {Name} failed to commit ({exception.GetType().Name}).";
        Log.BatchFailed(_logger, _batch.Count, message, known is null ? exception : null);
        foreach (var change in _batch)
        {
            change.Fail(new StoreUnavailableException(message));
        }
    }
}
