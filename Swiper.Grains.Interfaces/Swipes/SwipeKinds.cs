namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>Questions about a <see cref="SwipeKind"/>.</summary>
public static class SwipeKinds
{
    /// <summary>Whether it is a like of either strength.</summary>
    public static bool IsLike(this SwipeKind kind) => kind is SwipeKind.Like or SwipeKind.Superlike;

    /// <summary>Whether it is a swipe: something an app can say of a person on the deck.</summary>
    public static bool IsSwipe(this SwipeKind kind) => kind.IsLike() || kind is SwipeKind.Dislike;
}
