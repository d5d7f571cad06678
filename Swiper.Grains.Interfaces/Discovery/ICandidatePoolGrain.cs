using System.Collections.Immutable;
using Orleans.Concurrency;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>
/// Indexes the candidates of one pool, or of the part of it whose ids begin with some bits. Key: a <see cref="PoolKey"/>, for a part after the bits and a
/// slash. A part that would hold more than its share is split in two, and halves that have become small are joined, so every answer says where
/// the people are. Entries carry the user's revision and the highest wins, so writes are idempotent and may arrive late.
/// </summary>
[Alias("swiper.candidate-pool")]
public interface ICandidatePoolGrain : IGrainWithStringKey
{
    /// <summary>Lists a person, or replaces their entry.</summary>
    [Alias("Put"), Idempotent, AlwaysInterleave]
    Task<Holder> Put(Candidate candidate);

    /// <summary>Removes a person, if listed. The revision keeps a late listing from bringing them back.</summary>
    [Alias("Remove"), Idempotent, AlwaysInterleave]
    Task<Holder> Remove(long userId, long revision);

    /// <summary>Says where the people of this part are, and if they are here how many.</summary>
    [Alias("Find"), Idempotent, AlwaysInterleave]
    ValueTask<PoolAnswer<int>> Find();

    /// <summary>Answers the next candidates of a slice that suit the seeker.</summary>
    /// <param name="seeker">The user the deck is for.</param>
    /// <param name="slice">The slice; only those of its people who are in this part.</param>
    /// <param name="from">The place in the seeker's order to begin at, from 0.</param>
    /// <param name="count">The size of a page.</param>
    [Alias("Page"), Idempotent, AlwaysInterleave]
    ValueTask<PoolAnswer<CandidatePage>> Page(Seeker seeker, DeckSlice slice, ulong from, int count);

    /// <summary>
    /// Answers the suitable candidates that came, changed or began to show since a version. The page is null if the version is of another activation.
    /// </summary>
    [Alias("ChangedSince"), Idempotent, AlwaysInterleave]
    ValueTask<PoolAnswer<CandidatePage>> ChangedSince(Seeker seeker, PoolVersion version, int count);

    /// <summary>Answers the cards of the given people, in the given order, without those who left or no longer suit the seeker.</summary>
    [Alias("Cards"), Idempotent, AlwaysInterleave]
    ValueTask<PoolAnswer<ImmutableArray<UserCard>>> Cards(Seeker seeker, ImmutableArray<long> ids);
}

/// <summary>
/// What the parts of one pool ask of each other. The response timeouts are short because a part that is ending waits for a half that asks it: the timeout
/// breaks that deadlock.
/// </summary>
[Alias("swiper.candidate-pool-part")]
public interface ICandidatePoolPart : IGrainWithStringKey
{
    /// <summary>Whether the part is split, so that its halves hold its people. Asked by the halves.</summary>
    [Alias("IsSplit"), AlwaysInterleave, ResponseTimeout("00:00:03")]
    ValueTask<bool> IsSplit();

    /// <summary>Counts the people of the part, or answers null if it holds none because it is split.</summary>
    [Alias("Count"), AlwaysInterleave, ResponseTimeout("00:00:03")]
    ValueTask<int?> Count();

    /// <summary>
    /// Has the part finish its writes and hold nobody until the part it is a half of is split again. False if it is split itself.
    /// </summary>
    [Alias("Close"), AlwaysInterleave, ResponseTimeout("00:00:03")]
    ValueTask<bool> Close();

    /// <summary>Joins the halves, if the part is split and both have become small. If not, tells both when to ask again.</summary>
    [Alias("Join"), AlwaysInterleave]
    Task Join();

    /// <summary>Tells a half to ask for a <see cref="Join"/> when it holds no more people than this.</summary>
    [Alias("AskToJoinAt"), AlwaysInterleave, ResponseTimeout("00:00:03")]
    ValueTask AskToJoinAt(int count);
}
