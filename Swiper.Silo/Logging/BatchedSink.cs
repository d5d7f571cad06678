using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace Swiper.Silo.Logging;

/// <summary>
/// Hands events to other sinks on a thread of its own, in batches: a request pays for a place in the queue and never for waking a thread or
/// for a write. When the queue is full, lines are dropped and counted rather than requests held up.
/// </summary>
internal sealed class BatchedSink : ILogEventSink, IDisposable
{
    private const int MaxQueued = 50_000;

    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<LogEvent> _queue = new();
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Logger _sinks;
    private readonly Action _flush;
    private readonly Thread _thread;
    private int _queued;
    private int _dropped;
    private volatile bool _isAsleep;
    private volatile bool _isStopping;

    /// <summary>Starts the thread.</summary>
    /// <param name="sinks">Where events go.</param>
    /// <param name="flush">What follows a batch.</param>
    public BatchedSink(Logger sinks, Action flush)
    {
        _sinks = sinks;
        _flush = flush;
        _thread = new Thread(Run) { IsBackground = true, Name = "Swiper logs" };
        _thread.Start();
    }

    public void Emit(LogEvent logEvent)
    {
        if (Interlocked.Increment(ref _queued) > MaxQueued)
        {
            Interlocked.Decrement(ref _queued);
            Interlocked.Increment(ref _dropped);
            return;
        }

        _queue.Enqueue(logEvent);
        if (_isAsleep)
        {
            _wake.Set();
        }
    }

    public void Dispose()
    {
        _isStopping = true;
        _wake.Set();
        _thread.Join();
        _sinks.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        while (!_isStopping)
        {
            WriteBatch();
            _isAsleep = true;

            // A writer reads the flag after it has added an event; so the flag must be set before the queue is read.
            Interlocked.MemoryBarrier();
            if (_queue.IsEmpty && !_isStopping)
            {
                _wake.WaitOne();
            }

            _isAsleep = false;

            // Events that arrive within this window join the batch.
            _wake.WaitOne(_isStopping ? TimeSpan.Zero : GatherTime);
        }

        WriteBatch();
    }

    private void WriteBatch()
    {
        while (_queue.TryDequeue(out var logEvent))
        {
            Interlocked.Decrement(ref _queued);
            _sinks.Write(logEvent);
        }

        if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped)
        {
            _sinks.Warning("{Dropped} lines were dropped: they came faster than they could be written", dropped);
        }

        _flush();
    }
}
