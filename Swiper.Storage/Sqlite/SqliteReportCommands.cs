using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sqlite;

/// <summary>Adds, closes and deletes reports. What is there already, closed already or gone already stays as it is.</summary>
internal static class SqliteReportCommands
{
    private const string Insert = $"""
        INSERT INTO report ({ReportSql.Columns}, closed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?15 <> 0) ON CONFLICT (id) DO NOTHING
        """;

    private const string Close = "UPDATE report SET closed = 1, decision = ?2, closed_at = ?3, closed_by = ?4 WHERE id = ?1 AND closed = 0";

    private const string Delete = "DELETE FROM report WHERE id = ?1";

    internal static void Apply(SqliteSession session, ReportChange change)
    {
        switch (change)
        {
            case ReportFiling filing:
                Apply(session, filing);
                break;
            case ReportClosing closing:
                Apply(session, closing);
                break;
            case ReportDeletion deletion:
                using (var query = session.Query(Delete))
                {
                    query.Bind(1, deletion.Id);
                    query.Step();
                }

                break;
        }
    }

    private static void Apply(SqliteSession session, ReportFiling filing)
    {
        var (report, seen) = (filing.Report, filing.Report.Seen);
        using var query = session.Query(Insert);
        query.Bind(1, report.Id);
        query.Bind(2, report.At.ToUnixTimeMilliseconds());
        query.Bind(3, report.Reporter);
        query.Bind(4, report.Reported);
        query.Bind(5, (long)report.Reason);
        query.Bind(6, report.Text);
        query.Bind(7, report.MessageId);
        query.Bind(8, (long?)report.PhotoNumber);
        query.Bind(9, seen.Nickname);
        query.Bind(10, seen.Bio);
        query.Bind(11, seen.Interests);
        query.Bind(12, seen.Location);
        query.Bind(13, seen.AvatarKey);
        query.Bind(14, seen.PhotoKey);
        query.Bind(15, (long)report.Decision);
        query.Bind(16, report.ClosedAt?.ToUnixTimeMilliseconds());
        query.Bind(17, report.ClosedBy);
        query.Step();
    }

    private static void Apply(SqliteSession session, ReportClosing closing)
    {
        using var query = session.Query(Close);
        query.Bind(1, closing.Id);
        query.Bind(2, (long)closing.Decision);
        query.Bind(3, closing.At.ToUnixTimeMilliseconds());
        query.Bind(4, closing.By);
        query.Step();
    }
}
