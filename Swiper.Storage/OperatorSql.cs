namespace Swiper.Storage;

/// <summary>Queries of the audit log and of figures, which every database understands. SQLite numbers their parameters by first appearance.</summary>
internal static class OperatorSql
{
    internal const string AuditColumns = "at, id, operator, act, user_id, detail";

    internal const string Audit = $"SELECT {AuditColumns} FROM audit ORDER BY at DESC, id DESC LIMIT @limit";

    internal const string AuditAfter =
        $"SELECT {AuditColumns} FROM audit WHERE at <= @at AND (at < @at OR id < @id) ORDER BY at DESC, id DESC LIMIT @limit";

    /// <summary>Counts people, those with photos to review, those with something unfinished, and lines of the audit log.</summary>
    /// <param name="partition">The table of heads, as the database writes its name.</param>
    internal static string Count(string partition) => $"""
        SELECT (SELECT COUNT(*) FROM {partition}),
            (SELECT COUNT(*) FROM {partition} WHERE pictures <> 0 AND pictures IN (1, 3)),
            (SELECT COUNT(*) FROM (SELECT owner FROM {partition} WHERE unsettled = 1 UNION SELECT owner FROM pending) unfinished),
            (SELECT COUNT(*) FROM audit)
        """;
}
