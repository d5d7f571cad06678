using System.Data.Common;

namespace Swiper.Storage.Sql;

/// <summary>A database server as Orleans' ADO.NET provider needs it, which keeps grain state there.</summary>
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

    /// <summary>The database's name for logs and failures.</summary>
    public string Name { get; }

    /// <summary>What Orleans calls its driver.</summary>
    public string Invariant => _provider.Invariant;

    /// <summary>Connections, which the shard owns.</summary>
    public DbDataSource Source { get; }

    /// <summary>Whether the server undid a write because of another one, so that it may be tried again.</summary>
    public bool IsUndoneByContention(Exception exception) => _provider.Dialect.IsUndoneByContention(exception);

    /// <summary>What a failure means to whoever reads a log: a cause, never a value.</summary>
    public string Describe(Exception exception) =>
        ServerDialect.IsFailure(exception) ? _provider.Dialect.Describe(exception) : $"it met a {exception.GetType().Name}";

    /// <summary>A state was read.</summary>
    public void CountRead() => _metrics.CountRead(1, _tag);

    /// <summary>A state was written or deleted.</summary>
    public void CountWritten() => _metrics.CountWritten(1, _tag);
}
