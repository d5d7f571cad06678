using System.Data.Common;

namespace Swiper.Storage.Sql;

/// <summary>A database server for Orleans' ADO.NET provider, which keeps grain state there.</summary>
public sealed class GrainStateServer
{
    private readonly ServerProvider _provider;
    private readonly StorageMetrics _metrics;
    private readonly KeyValuePair<string, object?> _tag;

    internal GrainStateServer(string name, ServerProvider provider, DbDataSource source, StorageMetrics metrics)
    {
        (Name, _provider, Source, _metrics) = (name, provider, source, metrics);
        _tag = StorageMetrics.TagOf(name);
    }

    /// <summary>The store's name for logs and failures.</summary>
    public string Name { get; }

    /// <summary>Orleans' name for the driver.</summary>
    public string Invariant => _provider.Invariant;

    /// <summary>The connections, owned by the shard.</summary>
    public DbDataSource Source { get; }

    /// <summary>Whether the server rolled a write back because of contention, so that it may be retried.</summary>
    public bool IsUndoneByContention(Exception exception) => _provider.Dialect.IsUndoneByContention(exception);

    /// <summary>Describes the cause of a failure for the log, without values.</summary>
    public string Describe(Exception exception) =>
        ServerDialect.IsFailure(exception) ? _provider.Dialect.Describe(exception) : $"it met a {exception.GetType().Name}";

    /// <summary>Counts a state read.</summary>
    public void CountRead() => _metrics.CountRead(1, _tag);

    /// <summary>Counts a state written or deleted.</summary>
    public void CountWritten() => _metrics.CountWritten(1, _tag);
}
