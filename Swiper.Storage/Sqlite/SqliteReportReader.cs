using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Safety;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Sqlite;

internal sealed class SqliteReportReader(SqliteReaderPool readers, StorageMetrics metrics) : IReportReader
{
    public ValueTask<Report?> Read(long id) => new(ReadAll(ReportSql.One, id).FirstOrDefault());

    public ValueTask<ImmutableArray<Report>> ReadPage(bool isOpen, ReportPlace? after, int limit)
    {
        var closed = isOpen ? 0L : 1L;
        return new(after is { } last
            ? ReadAll(ReportSql.PageAfter, closed, last.At.ToUnixTimeMilliseconds(), last.Id, limit)
            : ReadAll(ReportSql.Page, closed, limit));
    }

    public ValueTask<ImmutableArray<Report>> ReadBefore(DateTimeOffset moment, int limit) =>
        new(ReadAll(ReportSql.Before, moment.ToUnixTimeMilliseconds(), limit));

    public ValueTask<int> CountAbout(long reported)
    {
        var count = readers.Read(
            static (session, reported) =>
            {
                using var query = session.Query(ReportSql.CountAbout);
                query.Bind(1, reported);
                query.Step();
                return query.Int32(0);
            },
            reported);
        metrics.CountRead(count, readers.Tag);
        return new(count);
    }

    private ImmutableArray<Report> ReadAll(string sql, params long[] parameters)
    {
        var reports = readers.Read(
            static (session, question) =>
            {
                using var query = session.Query(question.sql);
                for (var number = 0; number < question.parameters.Length; number++)
                {
                    query.Bind(number + 1, question.parameters[number]);
                }

                var found = ImmutableArray.CreateBuilder<Report>();
                while (query.Step())
                {
                    found.Add(ReportOf(query));
                }

                return found.DrainToImmutable();
            },
            (sql, parameters));
        metrics.CountRead(reports.Length, readers.Tag);
        return reports;
    }

    private static Report ReportOf(in SqliteQuery query) => new()
    {
        Id = query.Int64(0),
        At = query.Time(1),
        Reporter = query.Int64(2),
        Reported = query.Int64(3),
        Reason = (ReportReason)query.Int32(4),
        Text = query.TextOrNull(5),
        MessageId = query.Int64OrNull(6),
        PhotoNumber = (int?)query.Int64OrNull(7),
        Seen = new(query.TextOrNull(8), query.TextOrNull(9), query.TextOrNull(10), query.TextOrNull(11), query.TextOrNull(12), query.TextOrNull(13)),
        Decision = (ReportDecision)query.Int32(14),
        ClosedAt = query.TimeOrNull(15),
        ClosedBy = query.TextOrNull(16),
    };
}
