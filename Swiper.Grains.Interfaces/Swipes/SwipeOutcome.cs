namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>A swipe that stands.</summary>
/// <param name="IsMatched">Whether the two are friends now, as far as is known yet.</param>
[GenerateSerializer, Immutable, Alias("swiper.swipe-outcome")]
public sealed record SwipeOutcome([property: Id(0)] bool IsMatched);
