namespace Swiper.Grains.Swipes;

/// <summary>What is counted by the day.</summary>
public enum Quota
{
    /// <summary>Likes.</summary>
    Like,

    /// <summary>Superlikes.</summary>
    Superlike,

    /// <summary>Rewinds.</summary>
    Rewind,
}
