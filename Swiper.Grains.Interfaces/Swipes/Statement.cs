namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>
/// What one user says of another, as told to the other: a like, a superlike, the end of a friendship, or <see cref="SwipeKind.None"/> for everything else,
/// since a dislike is nobody's business.
/// </summary>
/// <param name="Kind">What is said.</param>
/// <param name="Seq">The speaker's sequence number of it. Per pair the highest wins, so repeats and late arrivals are harmless. 0: never said anything.</param>
[GenerateSerializer, Immutable, Alias("swiper.statement")]
public sealed record Statement([property: Id(0)] SwipeKind Kind, [property: Id(1)] long Seq);
