using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Sharding;

/// <summary>One open database: its writer and its readers. It owns them, and closes them once what was queued is committed.</summary>
public sealed class StoreShard : IAsyncDisposable
{
    private readonly Func<ValueTask> _close;

    internal StoreShard(
        GroupCommitWriter writer, IRelationReader relations, ICandidateReader candidates, IDocumentReader? documents, Func<ValueTask> close) =>
        (Writer, Relations, Candidates, Documents, _close) = (writer, relations, candidates, documents, close);

    /// <summary>Commits changes.</summary>
    internal GroupCommitWriter Writer { get; }

    internal IRelationReader Relations { get; }

    internal ICandidateReader Candidates { get; }

    /// <summary>Reads documents; null if the database is on a server, and grain state is <see cref="GrainState"/>.</summary>
    internal IDocumentReader? Documents { get; }

    /// <summary>Where grain state is kept; null if this is a file, which keeps it as documents.</summary>
    public GrainStateServer? GrainState { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Writer.Stop();
        await _close();
    }
}
