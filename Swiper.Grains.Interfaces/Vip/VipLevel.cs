namespace Swiper.Grains.Interfaces.Vip;

/// <summary>A VIP level for sale.</summary>
public sealed record VipLevel
{
    /// <summary>The level's number; everyone has 0.</summary>
    public int Level { get; init; }

    /// <summary>The level's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The price, in yuan a month.</summary>
    public decimal Price { get; init; }

    /// <summary>The permissions of the level.</summary>
    public Permissions Permissions { get; init; }
}
