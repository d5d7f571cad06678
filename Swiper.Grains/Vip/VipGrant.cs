namespace Swiper.Grains.Vip;

/// <summary>A level granted for a time.</summary>
[GenerateSerializer, Immutable, Alias("swiper.vip-grant")]
public sealed record VipGrant
{
    /// <summary>The level's number.</summary>
    [Id(0)]
    public int Level { get; init; }

    /// <summary>From this second on it is level 0.</summary>
    [Id(1)]
    public DateTimeOffset ExpiresAt { get; init; }
}
