namespace Swiper.Storage.Sql;

/// <summary>A document's row.</summary>
internal sealed record DocumentRow(DocumentKey Key, long Version, ReadOnlyMemory<byte> Payload);
