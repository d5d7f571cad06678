using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sql;

/// <summary>Reads documents.</summary>
/// <param name="reader">Runs queries.</param>
internal sealed class ServerDocumentReader(ServerReader reader) : IDocumentReader
{
    private readonly string _select =
        $"SELECT payload, version FROM document WHERE kind = @kind AND {reader.Dialect.KeyColumn} = @key";

    public async ValueTask<StoredDocument?> Read(string kind, string key)
    {
        var documents = await reader.ReadAll(
            _select, static row => new StoredDocument(row.GetFieldValue<byte[]>(0), row.GetInt64(1)), ("kind", kind), ("key", key));
        return documents.IsEmpty ? null : documents[0];
    }
}
