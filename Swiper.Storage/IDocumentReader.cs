using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage;

/// <summary>Reads documents of one database.</summary>
internal interface IDocumentReader
{
    /// <inheritdoc cref="IDocumentStore.Read"/>
    ValueTask<StoredDocument?> Read(string kind, string key);
}
