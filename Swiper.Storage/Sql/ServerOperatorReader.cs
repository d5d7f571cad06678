using System.Collections.Immutable;
using System.Data.Common;
using Swiper.Grains.Interfaces.Operators;

namespace Swiper.Storage.Sql;

internal sealed class ServerOperatorReader(ServerReader reader) : IOperatorReader
{
    private readonly string _selectCounts = OperatorSql.Count(reader.Dialect.PartitionTable);

    public ValueTask<ImmutableArray<AuditLine>> ReadAudit((DateTimeOffset At, long Id)? after, int limit) => after is var (at, id)
        ? reader.ReadAll(OperatorSql.AuditAfter, LineOf, ("at", at.ToUnixTimeMilliseconds()), ("id", id), ("limit", limit))
        : reader.ReadAll(OperatorSql.Audit, LineOf, ("limit", limit));

    public async ValueTask<Census> Count() => (await reader.ReadAll(
        _selectCounts, static row => new Census(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3))))[0];

    private static AuditLine LineOf(DbDataReader row) =>
        new(row.Time(0), row.GetInt64(1), new(row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetString(5)));
}
