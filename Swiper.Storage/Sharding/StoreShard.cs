using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Sharding;

/// <summary>One open database: its writer and its readers. It owns them, and closes them once what was queued is committed.</summary>
/// <param name="Writer">Commits changes.</param>
/// <param name="Relations">Reads relations.</param>
/// <param name="Candidates">Reads candidates.</param>
/// <param name="Documents">Reads documents; null where the database is on a server, and grain state is <see cref="GrainState"/>.</param>
/// <param name="Close">Closes connections; called once, after the writer has stopped.</param>
public sealed record StoreShard(
    GroupCommitWriter Writer,
    IRelationReader Relations,
    ICandidateReader Candidates,
    IDocumentReader? Documents,
    Func<ValueTask> Close) : IAsyncDisposable
{
    /// <summary>Where grain state is kept; null where it is kept in <see cref="Documents"/>.</summary>
    public GrainStateServer? GrainState { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Writer.Stop();
        await Close();
    }
}
