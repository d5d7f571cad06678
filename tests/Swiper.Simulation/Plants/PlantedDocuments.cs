using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Simulation.Plants;

/// <summary>Acknowledges document writes before they are written.</summary>
internal sealed class PlantedDocuments(IDocumentStore store) : IDocumentStore
{
    public ValueTask<StoredDocument?> Read(string kind, string key) => store.Read(kind, key);

    public Task<long?> Write(string kind, string key, ReadOnlyMemory<byte> payload, long expectedVersion)
    {
        _ = store.Write(kind, key, payload, expectedVersion).ContinueWith(
            static late => late.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return Task.FromResult<long?>(expectedVersion + 1);
    }

    public Task<bool> Delete(string kind, string key, long expectedVersion) => store.Delete(kind, key, expectedVersion);
}
