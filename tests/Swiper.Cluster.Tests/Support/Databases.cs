using Microsoft.Extensions.DependencyInjection;
using Swiper.Cli.Cluster;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage;
using Swiper.Storage.Sharding;
using SwipeKind = Swiper.Grains.Interfaces.Swipes.SwipeKind;

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

    /// <summary>The decisions whose stored rows are missing or wrong.</summary>
    internal static async Task<List<Decision>> NotStored(ClusterState state, string folder, Town town, IEnumerable<Decision> decisions)
    {
        await using var stores = new Databases(state, folder);
        var wrong = new List<Decision>();
        foreach (var decision in decisions)
        {
            var (from, to) = (town.People[decision.From].Id, town.People[decision.To].Id);
            var row = await stores.Relations.Of(from).Read(from, to);
            if (row?.Swipe != (decision.IsYes ? SwipeKind.Like : SwipeKind.Dislike))
            {
                wrong.Add(decision);
            }
        }

        return wrong;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
