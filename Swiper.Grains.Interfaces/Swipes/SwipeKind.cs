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
