using Npgsql;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Postgres;

/// <summary>Writes a plan's reports. What is there already, closed already or gone already stays as it is.</summary>
internal static class PostgresReports
{
    private const string Insert = $"""
        INSERT INTO report ({ReportSql.Columns}, closed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) ON CONFLICT (id) DO NOTHING
        """;

    private const string Close = "UPDATE report SET closed = 1, decision = $2, closed_at = $3, closed_by = $4 WHERE id = $1 AND closed = 0";

    private const string Delete = "DELETE FROM report WHERE id = ANY($1)";

    internal static void AddReports(this NpgsqlBatch batch, BatchPlan plan)
    {
        foreach (var report in plan.Filed)
        {
            var seen = report.Seen;
            batch.Add(
                Insert,
                report.Id,
                report.At.ToUnixTimeMilliseconds(),
                report.Reporter,
                report.Reported,
                (short)report.Reason,
                OrNull(report.Text),
                OrNull(report.MessageId),
                OrNull(report.PhotoNumber),
                OrNull(seen.Nickname),
                OrNull(seen.Bio),
                OrNull(seen.Interests),
                OrNull(seen.Location),
                OrNull(seen.AvatarKey),
                OrNull(seen.PhotoKey),
                (short)report.Decision,
                OrNull(report.ClosedAt?.ToUnixTimeMilliseconds()),
                OrNull(report.ClosedBy),
                (short)(report.ClosedAt is null ? 0 : 1));
        }

        foreach (var closing in plan.Closed)
        {
            batch.Add(Close, closing.Id, (short)closing.Decision, closing.At.ToUnixTimeMilliseconds(), closing.By);
        }

        if (plan.Removed.Count > 0)
        {
            batch.Add(Delete, plan.Removed.ToArray());
        }
    }

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
