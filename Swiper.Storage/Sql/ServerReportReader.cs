using System.Collections.Immutable;
using System.Data.Common;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sql;

internal sealed class ServerReportReader(ServerReader reader) : IReportReader
{
    public async ValueTask<Report?> Read(long id) => (await reader.ReadAll(ReportSql.One, ReportOf, ("id", id))).FirstOrDefault();

    public ValueTask<ImmutableArray<Report>> ReadPage(bool isOpen, ReportPlace? after, int limit)
    {
        var closed = (short)(isOpen ? 0 : 1);
        return after is { } last
            ? reader.ReadAll(
                ReportSql.PageAfter, ReportOf, ("closed", closed), ("at", last.At.ToUnixTimeMilliseconds()), ("id", last.Id), ("limit", limit))
            : reader.ReadAll(ReportSql.Page, ReportOf, ("closed", closed), ("limit", limit));
    }

    public ValueTask<ImmutableArray<Report>> ReadBefore(DateTimeOffset moment, int limit) =>
        reader.ReadAll(ReportSql.Before, ReportOf, ("at", moment.ToUnixTimeMilliseconds()), ("limit", limit));

    public async ValueTask<int> CountAbout(long reported) =>
        (int)(await reader.ReadAll(ReportSql.CountAbout, static row => row.GetInt64(0), ("reported", reported)))[0];

    private static Report ReportOf(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        At = row.Time(1),
        Reporter = row.GetInt64(2),
        Reported = row.GetInt64(3),
        Reason = (ReportReason)row.GetInt16(4),
        Text = row.TextOrNull(5),
        MessageId = row.IsDBNull(6) ? null : row.GetInt64(6),
        PhotoNumber = row.IsDBNull(7) ? null : row.GetInt32(7),
        Seen = new(row.TextOrNull(8), row.TextOrNull(9), row.TextOrNull(10), row.TextOrNull(11), row.TextOrNull(12), row.TextOrNull(13)),
        Decision = (ReportDecision)row.GetInt16(14),
        ClosedAt = row.TimeOrNull(15),
        ClosedBy = row.TextOrNull(16),
    };
}
