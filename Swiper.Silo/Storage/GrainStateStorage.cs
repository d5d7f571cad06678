using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.Sharding;

namespace Swiper.Silo.Storage;

/// <summary>
/// Keeps grain state on the shard that a grain's key belongs to: on a server through <see cref="ServerGrainStorage"/>, in a file as a document.
/// Orleans logs failed calls under the name of this class, with the grain's key: that category stays off, see <see cref="Logging.Logs"/>.
/// </summary>
internal sealed class GrainStateStorage : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly ImmutableArray<IGrainStorage> _shards;

    /// <param name="shards">The databases.</param>
    /// <param name="documents">Their documents.</param>
    /// <param name="json">Knows the JSON form of every state.</param>
    /// <param name="activators">Make fresh states.</param>
    /// <param name="cluster">Names the service.</param>
    /// <param name="loggers">Log.</param>
    public GrainStateStorage(
        StoreShards shards,
        IDocumentStore documents,
        JsonSerializerOptions json,
        IActivatorProvider activators,
        IOptions<ClusterOptions> cluster,
        ILoggerFactory loggers)
    {
        var files = new DocumentGrainStorage(documents, json);
        var logger = loggers.CreateLogger<ServerGrainStorage>();
        _shards =
        [
            .. Enumerable.Range(0, shards.Count).Select<int, IGrainStorage>(shard =>
                shards[shard].GrainState is { } server ? new ServerGrainStorage(server, json, activators, cluster, logger) : files),
        ];
    }

    public void Participate(ISiloLifecycle lifecycle)
    {
        foreach (var server in _shards.OfType<ServerGrainStorage>())
        {
            server.Participate(lifecycle);
        }
    }

    public void Dispose()
    {
        foreach (var server in _shards.OfType<ServerGrainStorage>())
        {
            server.Dispose();
        }
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Of(grainId).ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Of(grainId).WriteStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Of(grainId).ClearStateAsync(stateName, grainId, grainState);

    private IGrainStorage Of(GrainId grainId) => _shards[ShardHash.ShardOf(grainId.Key.AsSpan(), _shards.Length)];
}
