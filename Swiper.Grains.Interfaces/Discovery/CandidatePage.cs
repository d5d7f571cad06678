using System.Collections.Immutable;

namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>Candidates in the pool's order.</summary>
/// <param name="Ids">People who suit the seeker.</param>
/// <param name="Next">Where to go on; null when the walk has come round.</param>
/// <param name="Version">The pool's version, for <see cref="ICandidatePoolGrain.ChangedSince"/>.</param>
[GenerateSerializer, Immutable, Alias("swiper.candidate-page")]
public sealed record CandidatePage(
    [property: Id(0)] ImmutableArray<long> Ids,
    [property: Id(1)] long? Next,
    [property: Id(2)] PoolVersion Version);
