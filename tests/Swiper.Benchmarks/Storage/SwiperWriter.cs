using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage;

namespace Swiper.Benchmarks.Storage;

/// <summary>Swiper's store under many callers, each of whom writes a swipe's row and head and waits for the commit.</summary>
internal sealed class SwiperWriter : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly MeterListener _listener = new();
    private long _changes;
    private long _batches;

    private SwiperWriter(IHost host)
    {
        _host = host;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "swiper.storage.batch.size")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, size, _, _) =>
        {
            Interlocked.Add(ref _changes, size);
            Interlocked.Increment(ref _batches);
        });
        _listener.Start();
    }

    public static async Task<SwiperWriter> Open(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSwiperStorage(options => options.DataFolder = folder);
        var host = builder.Build();
        var writer = new SwiperWriter(host);
        await host.StartAsync();
        return writer;
    }

    /// <summary>Writes for a time; answers rows per second (a head counts as one) and the mean batch size.</summary>
    public async Task<(double RowsPerSecond, int BatchSize)> Run(int callers, long firstOwner, TimeSpan duration)
    {
        var store = _host.Services.GetRequiredService<IRelationStore>();
        (_changes, _batches) = (0, 0);
        var rows = 0L;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            var owner = SwipeRows.IdOf(firstOwner + caller);
            var epoch = 0L;
            for (var seq = 1L; Stopwatch.GetElapsedTime(started) < duration; seq++)
            {
                var other = SwipeRows.IdOf(((firstOwner + caller) * 1_000_003) + seq);
                var head = SwipeRows.Head(owner, epoch: 1, seq);
                if (!await store.Write(new RelationWrite(owner, epoch, head, [SwipeRows.Row(owner, other, seq)])))
                {
                    throw new InvalidOperationException("The write was refused.");
                }

                epoch = 1;
                Interlocked.Add(ref rows, 2);
            }
        }));
        return (rows / Stopwatch.GetElapsedTime(started).TotalSeconds, (int)Math.Max(1, _changes / Math.Max(1, _batches)));
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _host.StopAsync();
        _host.Dispose();
    }
}
