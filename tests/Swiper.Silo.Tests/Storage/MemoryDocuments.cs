using System.Collections.Concurrent;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Silo.Tests.Storage;

/// <summary>Documents in memory, with the store's rules.</summary>
internal sealed class MemoryDocuments : IDocumentStore
{
    public ConcurrentDictionary<(string Kind, string Key), StoredDocument> All { get; } = [];

    public ValueTask<StoredDocument?> Read(string kind, string key) =>
        new(All.TryGetValue((kind, key), out var document) ? document : null);

    public Task<long?> Write(string kind, string key, ReadOnlyMemory<byte> payload, long expectedVersion)
    {
        var next = new StoredDocument(payload, expectedVersion + 1);
        var isWritten = expectedVersion == 0
            ? All.TryAdd((kind, key), next)
            : VersionOf(kind, key) == expectedVersion && All.TryUpdate((kind, key), next, All[(kind, key)]);
        return Task.FromResult<long?>(isWritten ? next.Version : null);
    }

    public Task<bool> Delete(string kind, string key, long expectedVersion) =>
        Task.FromResult(VersionOf(kind, key) == expectedVersion && All.TryRemove((kind, key), out _));

    private long VersionOf(string kind, string key) => All.TryGetValue((kind, key), out var document) ? document.Version : 0;
}
