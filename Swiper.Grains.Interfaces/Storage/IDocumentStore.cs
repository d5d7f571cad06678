namespace Swiper.Grains.Interfaces.Storage;

/// <summary>
/// Small documents of grain state, each with a version. Every method throws <see cref="StoreUnavailableException"/> if the store cannot answer.
/// </summary>
public interface IDocumentStore
{
    /// <summary>Reads a document, or null if there is none.</summary>
    /// <param name="kind">The grain type and state name.</param>
    /// <param name="key">The grain's key.</param>
    ValueTask<StoredDocument?> Read(string kind, string key);

    /// <summary>Writes durably if the stored version is the expected one (0: no document). Answers the new version, or null on a conflict.</summary>
    Task<long?> Write(string kind, string key, ReadOnlyMemory<byte> payload, long expectedVersion);

    /// <summary>Deletes durably if the stored version is the expected one. False on a conflict.</summary>
    Task<bool> Delete(string kind, string key, long expectedVersion);
}

/// <summary>A stored document.</summary>
/// <param name="Payload">UTF-8 JSON.</param>
/// <param name="Version">1 after the first write, and one more after each.</param>
public readonly record struct StoredDocument(ReadOnlyMemory<byte> Payload, long Version);
