using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sqlite;

/// <summary>Writes and deletes documents if the stored version is the expected one.</summary>
internal static class SqliteDocumentCommands
{
    private const string Insert =
        "INSERT INTO document (kind, key, version, payload) VALUES (?1, ?2, 1, ?3) ON CONFLICT (kind, key) DO NOTHING";

    private const string Update =
        "UPDATE document SET version = version + 1, payload = ?3 WHERE kind = ?1 AND key = ?2 AND version = ?4";

    private const string Remove = "DELETE FROM document WHERE kind = ?1 AND key = ?2 AND version = ?3";

    internal static long? Apply(SqliteSession session, DocumentChange change)
    {
        using var query = session.Query(change.ExpectedVersion == 0 ? Insert : Update);
        query.Bind(1, change.Kind);
        query.Bind(2, change.Key);
        query.Bind(3, change.Payload.Span);
        if (change.ExpectedVersion != 0)
        {
            query.Bind(4, change.ExpectedVersion);
        }

        query.Step();
        return session.Changes == 1 ? change.ExpectedVersion + 1 : null;
    }

    internal static bool Apply(SqliteSession session, DocumentDeletion change)
    {
        using var query = session.Query(Remove);
        query.Bind(1, change.Kind);
        query.Bind(2, change.Key);
        query.Bind(3, change.ExpectedVersion);
        query.Step();
        return session.Changes == 1;
    }
}
