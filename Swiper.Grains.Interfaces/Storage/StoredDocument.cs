namespace Swiper.Grains.Interfaces.Storage;

/// <summary>A document as it is stored.</summary>
/// <param name="Payload">UTF-8 JSON.</param>
/// <param name="Version">1 for the first write, one more for each.</param>
public readonly record struct StoredDocument(ReadOnlyMemory<byte> Payload, long Version);
