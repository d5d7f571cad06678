using System.Collections.Immutable;
using Orleans.Concurrency;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>
/// Indexes the candidates of one sex in one place. Key: <see cref="PoolKey"/>. Entries carry the user's revision and the highest wins, so writes are
/// idempotent and may arrive late. A candidate suits a seeker if each is within the other's ages and the candidate looks for the seeker's sex.
/// </summary>
[Alias("swiper.candidate-pool")]
public interface ICandidatePoolGrain : IGrainWithStringKey
{
    /// <summary>Lists a person, or replaces their entry.</summary>
    [Alias("Put"), Idempotent, AlwaysInterleave]
    Task Put(Candidate candidate);

    /// <summary>Removes a person, if listed. The revision keeps a late listing from bringing them back.</summary>
    [Alias("Remove"), Idempotent, AlwaysInterleave]
    Task Remove(long userId, long revision);

    /// <summary>Walks the pool once around from <paramref name="start"/>, and answers the candidates that suit the seeker.</summary>
    /// <param name="seeker">The user the deck is for.</param>
    /// <param name="start">Where the walk began; any number.</param>
    /// <param name="from">Where this page begins: <paramref name="start"/>, then <see cref="CandidatePage.Next"/>.</param>
    /// <param name="count">The size of a page.</param>
    [Alias("Walk"), Idempotent, AlwaysInterleave]
    ValueTask<CandidatePage> Walk(Seeker seeker, long start, long from, int count);

    /// <summary>Answers the suitable candidates that came or changed since a version, or null if the version is of another activation.</summary>
    [Alias("ChangedSince"), Idempotent, AlwaysInterleave]
    ValueTask<CandidatePage?> ChangedSince(Seeker seeker, PoolVersion version, int count);

    /// <summary>Answers the cards of the given people, in the given order, without those who left or no longer suit the seeker.</summary>
    [Alias("Cards"), Idempotent, AlwaysInterleave]
    ValueTask<ImmutableArray<UserCard>> Cards(Seeker seeker, ImmutableArray<long> ids);
}
