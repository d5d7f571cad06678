namespace Swiper.Grains.Interfaces.Vip;

/// <summary>A level that can be bought.</summary>
public sealed record VipLevel
{
    /// <summary>The level's number; 0 is what everyone has.</summary>
    public int Level { get; init; }

    /// <summary>The level's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The price, in yuan a month.</summary>
    public decimal Price { get; init; }

    /// <summary>What the level permits.</summary>
    public Permissions Permissions { get; init; }
}
