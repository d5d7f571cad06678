using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Operators;

namespace Swiper.Storage.Sqlite;

internal sealed class SqliteOperatorReader(SqliteReaderPool readers, StorageMetrics metrics) : IOperatorReader
{
    private static readonly string SelectCounts = OperatorSql.Count("partition");

    public ValueTask<ImmutableArray<AuditLine>> ReadAudit((DateTimeOffset At, long Id)? after, int limit)
    {
        var lines = readers.Read(
            static (session, page) =>
            {
                using var query = session.Query(page.after is null ? OperatorSql.Audit : OperatorSql.AuditAfter);
                if (page.after is var (at, id))
                {
                    query.Bind(1, at.ToUnixTimeMilliseconds());
                    query.Bind(2, id);
                }

                query.Bind(page.after is null ? 1 : 3, page.limit);
                var lines = ImmutableArray.CreateBuilder<AuditLine>();
                while (query.Step())
                {
                    lines.Add(new(query.Time(0), query.Int64(1), new(query.Text(2), query.Text(3), query.Int64(4), query.Text(5))));
                }

                return lines.DrainToImmutable();
            },
            (after, limit));
        metrics.CountRead(lines.Length, readers.Tag);
        return new(lines);
    }

    public ValueTask<Census> Count()
    {
        var counts = readers.Read(
            static (session, sql) =>
            {
                using var query = session.Query(sql);
                query.Step();
                return new Census(query.Int64(0), query.Int64(1), query.Int64(2), query.Int64(3));
            },
            SelectCounts);
        metrics.CountRead(1, readers.Tag);
        return new(counts);
    }
}
