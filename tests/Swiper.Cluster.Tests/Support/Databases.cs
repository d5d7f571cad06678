using Microsoft.Extensions.DependencyInjection;
using Swiper.Cli.Cluster;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage;
using Swiper.Storage.Sharding;

namespace Swiper.Cluster.Tests.Support;

/// <summary>The cluster's databases, as another silo would see them.</summary>
internal sealed class Databases : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    internal Databases(ClusterState state, string folder) => _services = new ServiceCollection()
        .AddLogging()
        .AddSwiperStorage(options =>
        {
            options.DataFolder = folder;
            for (var shard = 0; shard < state.Shards; shard++)
            {
                options.Shards.Add(new ShardOptions { Provider = StorageProvider.MySql, ConnectionString = MariaDb.ConnectionString(state, shard) });
            }
        })
        .BuildServiceProvider();

    internal IRelationStore Relations => _services.GetRequiredService<IRelationStore>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
