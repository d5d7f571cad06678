using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

internal interface IDocumentReader
{
    /// <inheritdoc cref="IDocumentStore.Read"/>
    ValueTask<StoredDocument?> Read(string kind, string key);
}

/// <summary>
/// Documents over all shards: reads go to the key's database, writes through its group commit. Only SQLite keeps documents; on a server, grain state
/// is in <see cref="StoreShard.GrainState"/>.
/// </summary>
internal sealed class DocumentStore(StoreShards shards) : IDocumentStore
{
    public ValueTask<StoredDocument?> Read(string kind, string key) => ShardOf(key).Documents!.Read(kind, key);

    public Task<long?> Write(string kind, string key, ReadOnlyMemory<byte> payload, long expectedVersion)
    {
        Check(kind, key);
        return ShardOf(key).Writer.Submit(new DocumentChange(kind, key, payload, expectedVersion));
    }

    public Task<bool> Delete(string kind, string key, long expectedVersion)
    {
        Check(kind, key);
        return ShardOf(key).Writer.Submit(new DocumentDeletion(kind, key, expectedVersion));
    }

    private StoreShard ShardOf(string key)
    {
        var shard = shards.Of(key);
        return shard.Documents is not null ? shard : throw new InvalidOperationException($"Store {shard.Writer.Name} is on a server and keeps no documents.");
    }

    private static void Check(string kind, string key)
    {
        StoreText.Check(kind, nameof(kind));
        StoreText.Check(key, nameof(key));
    }
}
