namespace Swiper.Storage.Sql;

/// <summary>The key of a document's row.</summary>
internal readonly record struct DocumentKey(string Kind, string Key);
