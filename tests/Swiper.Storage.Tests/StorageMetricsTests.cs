using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Swiper.Storage.Tests;

public sealed class StorageMetricsTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, double> _sums = new();
    private readonly TestStores _stores;
    private readonly MeterListener _listener;

    public StorageMetricsTests()
    {
        _stores = new TestStores(_folder.Path);
        var meters = _stores.Meters;
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == StorageMetrics.MeterName && instrument.Meter.Scope == meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
        _listener.Start();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _stores.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Instruments_AfterWritesAndReads_CountRowsAndChanges()
    {
        await _stores.Relations.Write(Some.Claim(1, 0, Some.Swipe(1, 2, 1), Some.Swipe(1, 3, 2)));
        await _stores.Relations.Write(Some.Claim(1));
        await _stores.Documents.Write("k", "1", new byte[] { 1 }, 0);
        await _stores.Relations.Of(1).ReadSwiped(1, [2, 3, 4], default);
        await _stores.Relations.Of(1).Read(1, 2);
        await _stores.Relations.Of(1).Read(1, 9);
        // The last commit is counted after its caller was told, but before the writer stops.
        await _stores.Shards[0].Writer.Stop();

        Assert.Equal(3, _sums["swiper.storage.batch.size"]);
        Assert.Equal(4, _sums["swiper.storage.rows.written"]);
        Assert.Equal(3, _sums["swiper.storage.rows.read"]);
        Assert.True(_sums["swiper.storage.commit.duration"] > 0);
    }

    [Fact]
    public async Task QueueLength_Idle_IsZero()
    {
        await _stores.Documents.Write("k", "1", new byte[] { 1 }, 0);

        _listener.RecordObservableInstruments();

        Assert.Equal(0, _sums["swiper.storage.queue.length"]);
    }

    [Fact]
    public async Task LogSize_AfterAWrite_IsTheSizeOfTheFile()
    {
        await _stores.Documents.Write("k", "1", new byte[10_000], 0);

        _listener.RecordObservableInstruments();

        Assert.Equal(new FileInfo(Path.Combine(_folder.Path, "swiper.db-wal")).Length, _sums["swiper.storage.log.size"]);
        Assert.True(_sums["swiper.storage.log.size"] > 10_000);
    }

    private void Add(Instrument instrument, double value) => _sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
}
