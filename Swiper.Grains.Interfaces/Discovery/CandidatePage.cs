using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>
/// A part of a pool's people, in which they follow one another in an order of the seeker's own: those whose ids begin with the same bits, and who were
/// active within the same days.
/// </summary>
/// <param name="Depth">How many bits of the ids are the same, from 0.</param>
/// <param name="Bits">Those bits.</param>
/// <param name="ActiveFrom">The earliest day of their last activity.</param>
/// <param name="ActiveUntil">The latest day.</param>
[GenerateSerializer, Immutable, Alias("swiper.deck-slice")]
public readonly record struct DeckSlice(
    [property: Id(0)] int Depth,
    [property: Id(1)] long Bits,
    [property: Id(2)] DateOnly ActiveFrom,
    [property: Id(3)] DateOnly ActiveUntil);

/// <summary>Candidates that suit a seeker, in the seeker's order.</summary>
/// <param name="Ids">The candidates.</param>
/// <param name="HasMore">Whether there may be more after them.</param>
/// <param name="Version">The pool's version, for <see cref="ICandidatePoolGrain.ChangedSince"/>.</param>
/// <param name="PartSize">How many people the part holds that was asked.</param>
[GenerateSerializer, Immutable, Alias("swiper.slice-page")]
public sealed record CandidatePage(
    [property: Id(0)] ImmutableArray<long> Ids,
    [property: Id(1)] bool HasMore,
    [property: Id(2)] PoolVersion Version,
    [property: Id(3)] int PartSize);

/// <summary>A point in the history of one part of a pool. Versions of different readings do not compare: the reader then reads that part again.</summary>
/// <param name="Activation">Since which reading of the stored people changes were counted: an activation reads them again after a join.</param>
/// <param name="Count">The changes it had counted.</param>
/// <param name="At">When: entries may begin to show without a change.</param>
[GenerateSerializer, Immutable, Alias("swiper.pool-version")]
public sealed record PoolVersion([property: Id(0)] long Activation, [property: Id(1)] long Count, [property: Id(2)] DateTimeOffset At);
