namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>What one person says of another.</summary>
public enum SwipeKind
{
    /// <summary>Nothing, or nothing any more.</summary>
    None = 0,

    /// <summary>A like.</summary>
    Like = 1,

    /// <summary>A superlike.</summary>
    Superlike = 2,

    /// <summary>A dislike. Never told to the other.</summary>
    Dislike = 3,

    /// <summary>The end of a friendship, for good.</summary>
    Unfriend = 4,
}

/// <summary>Questions about a <see cref="SwipeKind"/>.</summary>
public static class SwipeKinds
{
    /// <summary>Whether it is a like of either strength.</summary>
    public static bool IsLike(this SwipeKind kind) => kind is SwipeKind.Like or SwipeKind.Superlike;

    /// <summary>Whether it is a swipe: something to say of a person on the deck.</summary>
    public static bool IsSwipe(this SwipeKind kind) => kind.IsLike() || kind is SwipeKind.Dislike;
}

/// <summary>
/// What one user says of another, as told to the other: a like, a superlike, the end of a friendship, or <see cref="SwipeKind.None"/> for everything else,
/// since a dislike is nobody's business.
/// </summary>
/// <param name="Kind">What is said.</param>
/// <param name="Seq">The speaker's sequence number of it. Per pair the highest wins, so repeats and late arrivals are harmless. 0: never said anything.</param>
[GenerateSerializer, Immutable, Alias("swiper.statement")]
public sealed record Statement([property: Id(0)] SwipeKind Kind, [property: Id(1)] long Seq);

/// <summary>A swipe that stands.</summary>
/// <param name="IsMatched">Whether the two are friends now, as far as is known yet.</param>
[GenerateSerializer, Immutable, Alias("swiper.swipe-outcome")]
public sealed record SwipeOutcome([property: Id(0)] bool IsMatched);
