using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Swiper.Storage.Sql;

/// <summary>Runs queries on a server, on connections of the driver's pool.</summary>
internal sealed class ServerReader(string store, DbDataSource source, ServerDialect dialect, StorageMetrics metrics, ILogger logger)
{
    private readonly KeyValuePair<string, object?> _tag = StorageMetrics.TagOf(store);

    internal ServerDialect Dialect => dialect;

    internal async ValueTask<ImmutableArray<TRow>> ReadAll<TRow>(
        string sql, Func<DbDataReader, TRow> rowOf, params (string Name, object Value)[] parameters)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var (name, value) in parameters)
        {
            command.AddParameter(name, value);
        }

        return await ReadAll(command, rowOf);
    }

    /// <summary>Runs a query over which of some people the owner has swiped.</summary>
    internal async ValueTask<ImmutableArray<long>> ReadAmong(
        string sql, long owner, ImmutableArray<long> among, (string Name, object Value) parameter)
    {
        await using var command = source.CreateCommand();
        command.AddParameter("owner", owner);
        command.AddParameter(parameter.Name, parameter.Value);
        command.CommandText = sql + dialect.OtherIsAmong(command, among);
        return await ReadAll(command, static row => row.GetInt64(0));
    }

    private async ValueTask<ImmutableArray<TRow>> ReadAll<TRow>(DbCommand command, Func<DbDataReader, TRow> rowOf)
    {
        try
        {
            return await ReadOrRetry(command, rowOf);
        }
        catch (Exception exception) when (ServerDialect.IsFailure(exception))
        {
            var failure = dialect.Unavailable(store, exception);
            Log.ReadFailed(logger, failure.Message);
            throw failure;
        }
    }

    private async ValueTask<ImmutableArray<TRow>> ReadOrRetry<TRow>(DbCommand command, Func<DbDataReader, TRow> rowOf)
    {
        try
        {
            return await ReadOnce(command, rowOf);
        }
        catch (DbException exception) when (dialect.HasClosed(exception))
        {
            return await ReadOnce(command, rowOf);
        }
    }

    private async ValueTask<ImmutableArray<TRow>> ReadOnce<TRow>(DbCommand command, Func<DbDataReader, TRow> rowOf)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var rows = ImmutableArray.CreateBuilder<TRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(rowOf(reader));
        }

        metrics.CountRead(rows.Count, _tag);
        return rows.DrainToImmutable();
    }
}
