namespace Swiper.Grains.Interfaces.Health;

/// <summary>Proves that grains can be reached: does nothing but answer. Key: any number.</summary>
[Alias("swiper.pulse")]
public interface IPulseGrain : IGrainWithIntegerKey
{
    /// <summary>Answers.</summary>
    [Alias("Beat"), Idempotent]
    Task Beat();
}
