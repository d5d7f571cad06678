using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sharding;

namespace Swiper.Storage;

/// <summary>Documents over all shards: reads go to the key's database, writes through its group commit.</summary>
/// <param name="shards">The databases.</param>
public sealed class DocumentStore(StoreShards shards) : IDocumentStore
{
    /// <inheritdoc/>
    public ValueTask<StoredDocument?> Read(string kind, string key) => shards.Of(key).Documents.Read(kind, key);

    /// <inheritdoc/>
    public Task<long?> Write(string kind, string key, ReadOnlyMemory<byte> payload, long expectedVersion)
    {
        Check(kind, key);
        return shards.Of(key).Writer.Submit(new DocumentChange(kind, key, payload, expectedVersion));
    }

    /// <inheritdoc/>
    public Task<bool> Delete(string kind, string key, long expectedVersion)
    {
        Check(kind, key);
        return shards.Of(key).Writer.Submit(new DocumentDeletion(kind, key, expectedVersion));
    }

    private static void Check(string kind, string key)
    {
        StoreText.Check(kind, nameof(kind));
        StoreText.Check(key, nameof(key));
    }
}
