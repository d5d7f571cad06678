using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sqlite;

/// <summary>Adds lines to the audit log, unless they are there already.</summary>
internal static class SqliteAuditCommands
{
    private const string Add = $"INSERT INTO audit ({OperatorSql.AuditColumns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING";

    internal static void Apply(SqliteSession session, AuditAddition addition)
    {
        using var query = session.Query(Add);
        query.Bind(1, addition.Line.At.ToUnixTimeMilliseconds());
        query.Bind(2, addition.Line.Id);
        query.Bind(3, addition.Line.Done.Operator);
        query.Bind(4, addition.Line.Done.Act);
        query.Bind(5, addition.Line.Done.User);
        query.Bind(6, addition.Line.Done.Detail);
        query.Step();
        addition.Decide(true);
    }
}
