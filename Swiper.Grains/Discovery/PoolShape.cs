namespace Swiper.Grains.Discovery;

/// <summary>What is stored of a part of a pool. Its people are rows of the whole pool, whatever the shape.</summary>
[GenerateSerializer, Immutable, Alias("swiper.pool-shape")]
public sealed record PoolShape
{
    /// <summary>Whether its halves hold its people.</summary>
    [Id(0)]
    public bool IsSplit { get; init; }
}
