using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sqlite;

internal sealed class SqliteDocumentReader(SqliteReaderPool readers, StorageMetrics metrics) : IDocumentReader
{
    private const string Select = "SELECT payload, version FROM document WHERE kind = ?1 AND key = ?2";

    public ValueTask<StoredDocument?> Read(string kind, string key)
    {
        var document = readers.Read(
            static (session, name) =>
            {
                using var query = session.Query(Select);
                query.Bind(1, name.kind);
                query.Bind(2, name.key);
                return query.Step() ? new StoredDocument(query.Blob(0), query.Int64(1)) : (StoredDocument?)null;
            },
            (kind, key));
        metrics.CountRead(document is null ? 0 : 1, readers.Tag);
        return new(document);
    }
}
