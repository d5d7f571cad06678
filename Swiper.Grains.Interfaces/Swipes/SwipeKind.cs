namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>The kinds of swipes and statements.</summary>
public enum SwipeKind
{
    /// <summary>Nothing yet, or a swipe that was undone.</summary>
    None = 0,

    /// <summary>A like.</summary>
    Like = 1,

    /// <summary>A superlike.</summary>
    Superlike = 2,

    /// <summary>A dislike, which the other is never told.</summary>
    Dislike = 3,

    /// <summary>The end of a friendship, for good.</summary>
    Unfriend = 4,
}

/// <summary>Groups the kinds.</summary>
public static class SwipeKinds
{
    /// <summary>Whether the kind is a like or a superlike.</summary>
    public static bool IsLike(this SwipeKind kind) => kind is SwipeKind.Like or SwipeKind.Superlike;

    /// <summary>Whether the kind is a swipe: can be said of a person on the deck.</summary>
    public static bool IsSwipe(this SwipeKind kind) => kind.IsLike() || kind is SwipeKind.Dislike;
}

/// <summary>
/// A swipe as the other side may know it: a like, a superlike, the end of a friendship, or <see cref="SwipeKind.None"/>. A dislike is told as none.
/// </summary>
/// <param name="Kind">The swipe as told.</param>
/// <param name="Seq">The speaker's sequence number; per pair the highest wins, so hearing is idempotent. 0 if the speaker never swiped.</param>
/// <param name="Note">The note that comes with a superlike, or null.</param>
/// <param name="Blocks">Whether the speaker blocks the other.</param>
[GenerateSerializer, Immutable, Alias("swiper.statement")]
public sealed record Statement(
    [property: Id(0)] SwipeKind Kind, [property: Id(1)] long Seq, [property: Id(2)] string? Note = null, [property: Id(3)] bool Blocks = false)
{
    /// <summary>Keeps the note out of logs.</summary>
    public override string ToString() => $"{Kind} {Seq}{(Blocks ? " blocks" : "")}";
}

/// <summary>A successful swipe.</summary>
/// <param name="IsMatched">Whether the two are friends, as far as is known yet.</param>
[GenerateSerializer, Immutable, Alias("swiper.swipe-outcome")]
public sealed record SwipeOutcome([property: Id(0)] bool IsMatched);
