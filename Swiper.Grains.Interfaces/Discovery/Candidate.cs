using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>A person as a candidate pool knows them. The pool's key adds sex and place.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Revision">The person's revision of this entry; the highest wins.</param>
/// <param name="Nickname">The nickname, if set.</param>
/// <param name="AvatarKey">The picture's key in the media store, if there is one.</param>
/// <param name="BirthDate">The birth date.</param>
/// <param name="DatingSex">The sex they look for.</param>
/// <param name="MinDatingAge">The youngest age they look for, in years.</param>
/// <param name="MaxDatingAge">The oldest age they look for, in years.</param>
/// <param name="VipFlagUntil">Until when the VIP badge is shown; null where it is not.</param>
[GenerateSerializer, Immutable, Alias("swiper.candidate")]
public sealed record Candidate(
    [property: Id(0)] long Id,
    [property: Id(1)] long Revision,
    [property: Id(2)] string? Nickname,
    [property: Id(3)] string? AvatarKey,
    [property: Id(4)] DateOnly BirthDate,
    [property: Id(5)] Sex DatingSex,
    [property: Id(6)] int MinDatingAge,
    [property: Id(7)] int MaxDatingAge,
    [property: Id(8)] DateTimeOffset? VipFlagUntil)
{
    /// <summary>Names the user and keeps the person out of logs.</summary>
    public override string ToString() => $"candidate {Id}";
}

/// <summary>Candidates in the pool's order.</summary>
/// <param name="Ids">People who suit the seeker.</param>
/// <param name="Next">Where to go on; null when the walk has come round.</param>
/// <param name="Version">The pool's version, for <see cref="ICandidatePoolGrain.ChangedSince"/>.</param>
[GenerateSerializer, Immutable, Alias("swiper.candidate-page")]
public sealed record CandidatePage(
    [property: Id(0)] ImmutableArray<long> Ids,
    [property: Id(1)] long? Next,
    [property: Id(2)] PoolVersion Version);

/// <summary>A moment in a pool's life. Versions of different activations do not compare: a reader starts over then.</summary>
/// <param name="Activation">Which activation of the pool counted.</param>
/// <param name="Count">Changes it had seen.</param>
[GenerateSerializer, Immutable, Alias("swiper.pool-version")]
public sealed record PoolVersion([property: Id(0)] long Activation, [property: Id(1)] long Count);
