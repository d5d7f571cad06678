using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Sharding;

/// <summary>One open database with its writer and readers, which are closed once what was queued is committed.</summary>
public sealed class StoreShard : IAsyncDisposable
{
    private readonly Func<ValueTask> _close;

    internal StoreShard(
        GroupCommitWriter writer,
        IRelationReader relations,
        ICandidateReader candidates,
        IReportReader reports,
        IOperatorReader operators,
        IDocumentReader? documents,
        Func<ValueTask> close) =>
        (Writer, Relations, Candidates, Reports, Operators, Documents, _close) =
            (writer, relations, candidates, reports, operators, documents, close);

    internal GroupCommitWriter Writer { get; }

    internal IRelationReader Relations { get; }

    internal ICandidateReader Candidates { get; }

    internal IReportReader Reports { get; }

    internal IOperatorReader Operators { get; }

    /// <summary>Reads documents; null on a server, which keeps grain state in <see cref="GrainState"/>.</summary>
    internal IDocumentReader? Documents { get; }

    /// <summary>The server that keeps grain state; null for a SQLite file, which keeps it as documents.</summary>
    public GrainStateServer? GrainState { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Writer.Stop();
        await _close();
    }
}
