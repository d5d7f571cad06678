namespace Swiper.Grains.Interfaces.Safety;

/// <summary>Who of two people blocks the other, as one of them knows it. The numbers are stored.</summary>
[Flags]
public enum Blocks
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>The owner of the row blocks the other.</summary>
    Mine = 1,

    /// <summary>The other blocks the owner.</summary>
    Theirs = 2,

    /// <summary>Each blocks the other: both asked before either had heard.</summary>
    Both = Mine | Theirs,
}
