using Swiper.Grains.Interfaces.Discovery;

namespace Swiper.Storage.GroupCommit;

/// <summary>Lists a person in a pool or takes them off. Outcome: whether no same or later revision was there, so that it was written.</summary>
/// <param name="pool">The pool's key.</param>
/// <param name="userId">Who.</param>
/// <param name="revision">The person's revision.</param>
/// <param name="entry">The entry, or null to leave only the revision behind.</param>
public sealed class CandidateChange(string pool, long userId, long revision, Candidate? entry) : StoreChange<bool>
{
    /// <summary>The pool's key.</summary>
    public string Pool { get; } = pool;

    /// <summary>Who.</summary>
    public long UserId { get; } = userId;

    /// <summary>The person's revision.</summary>
    public long Revision { get; } = revision;

    /// <summary>The entry, or null.</summary>
    public Candidate? Entry { get; } = entry;

    private protected override int RowsOf(bool outcome) => outcome ? 1 : 0;
}
