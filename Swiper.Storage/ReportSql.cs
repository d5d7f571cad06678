namespace Swiper.Storage;

/// <summary>Queries that every database understands. SQLite numbers their parameters by first appearance.</summary>
internal static class ReportSql
{
    internal const string Columns =
        "id, reported_at, reporter, reported, reason, words, message_id, photo, nickname, bio, interests, place, avatar_key, photo_key, " +
        "decision, closed_at, closed_by";

    internal const string One = $"SELECT {Columns} FROM report WHERE id = @id";

    internal const string Page = $"SELECT {Columns} FROM report WHERE closed = @closed {InOrder}";

    internal const string PageAfter =
        $"SELECT {Columns} FROM report WHERE closed = @closed AND reported_at >= @at AND (reported_at > @at OR id > @id) {InOrder}";

    internal const string Before = $"SELECT {Columns} FROM report WHERE reported_at < @at {InOrder}";

    internal const string CountAbout = "SELECT COUNT(*) FROM report WHERE reported = @reported";

    private const string InOrder = "ORDER BY reported_at, id LIMIT @limit";
}
