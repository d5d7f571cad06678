namespace Swiper.Grains.Interfaces.Health;

/// <summary>Answers calls and does nothing else: a call that comes back shows that grains can be reached. Key: any number.</summary>
[Alias("swiper.pulse")]
public interface IPulseGrain : IGrainWithIntegerKey
{
    /// <summary>Comes back.</summary>
    [Alias("Beat"), Idempotent]
    Task Beat();
}
