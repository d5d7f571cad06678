namespace Swiper.Grains.Interfaces.Storage;

/// <summary>Small grain-state documents with versions. Throws <see cref="StoreUnavailableException"/> when it cannot answer.</summary>
public interface IDocumentStore
{
    /// <summary>The document, or null where there is none.</summary>
    /// <param name="kind">The grain type and state name.</param>
    /// <param name="key">The grain's key.</param>
    ValueTask<StoredDocument?> Read(string kind, string key);

    /// <summary>Writes durably if the stored version is the expected one (0: there is none). Answers the new version, or null on a conflict.</summary>
    Task<long?> Write(string kind, string key, ReadOnlyMemory<byte> payload, long expectedVersion);

    /// <summary>Deletes durably if the stored version is the expected one. False on a conflict.</summary>
    Task<bool> Delete(string kind, string key, long expectedVersion);
}

/// <summary>A document as it is stored.</summary>
/// <param name="Payload">UTF-8 JSON.</param>
/// <param name="Version">1 for the first write, one more for each.</param>
public readonly record struct StoredDocument(ReadOnlyMemory<byte> Payload, long Version);
