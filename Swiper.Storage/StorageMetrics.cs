using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sqlite;

namespace Swiper.Storage;

/// <summary>The stores' metrics, tagged by store. Values never name a user.</summary>
internal sealed class StorageMetrics : IDisposable
{
    public const string MeterName = "Swiper.Storage";

    private readonly ConcurrentDictionary<GroupCommitWriter, bool> _writers = new();
    private readonly ConcurrentDictionary<SqliteLog, bool> _logs = new();
    private readonly Meter _meter;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitDuration;
    private readonly Counter<long> _rowsRead;
    private readonly Counter<long> _rowsWritten;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _retried;

    public StorageMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        _batchSize = _meter.CreateHistogram<int>("swiper.storage.batch.size", "{change}", "Changes committed as one transaction.");
        _commitDuration = _meter.CreateHistogram<double>("swiper.storage.commit.duration", "s", "From taking a batch to its commit or failure.");
        _rowsRead = _meter.CreateCounter<long>("swiper.storage.rows.read", "{row}", "Rows read.");
        _rowsWritten = _meter.CreateCounter<long>("swiper.storage.rows.written", "{row}", "Rows written by committed changes.");
        _refused = _meter.CreateCounter<long>("swiper.storage.changes.refused", "{change}", "Changes refused because too many waited or the store was closed.");
        _retried = _meter.CreateCounter<long>("swiper.storage.commit.retries", "{transaction}", "Transactions repeated because the server undid them: contention between silos.");
        _meter.CreateObservableGauge("swiper.storage.queue.length", ObserveQueues, "{change}", "Changes that wait for a batch.");
        _meter.CreateObservableGauge("swiper.storage.log.size", ObserveLogs, "By", "Size of a SQLite file's write-ahead log.");
    }

    public void Dispose() => _meter.Dispose();

    internal static KeyValuePair<string, object?> TagOf(string store) => new("store", store);

    internal void Watch(GroupCommitWriter writer) => _writers.TryAdd(writer, true);

    internal void Forget(GroupCommitWriter writer) => _writers.TryRemove(writer, out _);

    internal void Watch(SqliteLog log) => _logs.TryAdd(log, true);

    internal void Forget(SqliteLog log) => _logs.TryRemove(log, out _);

    internal void CountCommit(int changes, TimeSpan duration, in KeyValuePair<string, object?> store)
    {
        _batchSize.Record(changes, store);
        _commitDuration.Record(duration.TotalSeconds, store);
    }

    internal void CountRead(int rows, in KeyValuePair<string, object?> store) => _rowsRead.Add(rows, store);

    internal void CountWritten(int rows, in KeyValuePair<string, object?> store) => _rowsWritten.Add(rows, store);

    internal void CountRefused(in KeyValuePair<string, object?> store) => _refused.Add(1, store);

    internal void CountRetried(in KeyValuePair<string, object?> store) => _retried.Add(1, store);

    private IEnumerable<Measurement<int>> ObserveQueues() =>
        _writers.Keys.Select(writer => new Measurement<int>(writer.QueueLength, TagOf(writer.Name)));

    private IEnumerable<Measurement<long>> ObserveLogs() =>
        _logs.Keys.Select(log => new Measurement<long>(log.Bytes, TagOf(log.Store)));
}
