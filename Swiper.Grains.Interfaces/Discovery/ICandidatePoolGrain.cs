using System.Collections.Immutable;
using Orleans.Concurrency;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>
/// Indexes who can be recommended in one place. Key: <see cref="PoolKey"/>. Entries carry the person's revision: the highest wins,
/// so repeats and late arrivals are harmless. Someone suits a seeker when each is within the other's ages and the person looks for the seeker's sex.
/// </summary>
[Alias("swiper.candidate-pool")]
public interface ICandidatePoolGrain : IGrainWithStringKey
{
    /// <summary>Lists a person here, or changes their entry.</summary>
    [Alias("Put"), Idempotent, AlwaysInterleave]
    Task Put(Candidate candidate);

    /// <summary>Takes a person off. Harmless when they are not here.</summary>
    /// <param name="userId">Who leaves.</param>
    /// <param name="revision">The person's revision.</param>
    [Alias("Remove"), Idempotent, AlwaysInterleave]
    Task Remove(long userId, long revision);

    /// <summary>Walks the pool in its own order, round once from <paramref name="start"/>, and answers who suits the seeker.</summary>
    /// <param name="seeker">For whom.</param>
    /// <param name="start">Where the walk began; any number.</param>
    /// <param name="from">Where this page begins: <paramref name="start"/>, then <see cref="CandidatePage.Next"/>.</param>
    /// <param name="count">How many at most.</param>
    [Alias("Walk"), Idempotent, AlwaysInterleave]
    ValueTask<CandidatePage> Walk(Seeker seeker, long start, long from, int count);

    /// <summary>Answers who suits the seeker and has come or changed since a version; null when the version is another activation's.</summary>
    [Alias("ChangedSince"), Idempotent, AlwaysInterleave]
    ValueTask<CandidatePage?> ChangedSince(Seeker seeker, PoolVersion version, int count);

    /// <summary>The cards of those of the given people who are still here and still suit the seeker, in the given order.</summary>
    [Alias("Cards"), Idempotent, AlwaysInterleave]
    ValueTask<ImmutableArray<UserCard>> Cards(Seeker seeker, ImmutableArray<long> ids);
}
