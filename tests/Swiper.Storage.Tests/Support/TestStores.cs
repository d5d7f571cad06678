using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Tests.Support;

/// <summary>The stores as a host builds them, over a folder.</summary>
internal sealed class TestStores : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    internal TestStores(string folder, Action<StorageOptions>? configure = null)
    {
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Debug))
            .AddMetrics()
            .AddSwiperStorage(options =>
            {
                options.DataFolder = folder;
                options.BusyTimeout = TimeSpan.Zero;
                configure?.Invoke(options);
            })
            .BuildServiceProvider();
    }

    internal LogCapture Logs { get; } = new();

    internal StoreShards Shards => _services.GetRequiredService<StoreShards>();

    internal IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    internal IRelationStore Relations => _services.GetRequiredService<IRelationStore>();

    internal ICandidateStore Candidates => _services.GetRequiredService<ICandidateStore>();

    internal IReportStore Reports => _services.GetRequiredService<IReportStore>();
    internal IOperatorStore Operators => _services.GetRequiredService<IOperatorStore>();

    internal IDocumentStore Documents => _services.GetRequiredService<IDocumentStore>();

    internal ILoggerFactory Loggers => _services.GetRequiredService<ILoggerFactory>();

    internal IStoreHealth Health => _services.GetRequiredService<IStoreHealth>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
