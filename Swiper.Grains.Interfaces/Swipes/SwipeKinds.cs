namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>Questions about a <see cref="SwipeKind"/>.</summary>
public static class SwipeKinds
{
    /// <summary>Whether it is a like of either strength.</summary>
    public static bool IsLike(this SwipeKind kind) => kind is SwipeKind.Like or SwipeKind.Superlike;
}
