namespace Swiper.Grains.Interfaces.Health;

/// <summary>Proves that grains can be reached, and asks a silo for its databases. Key: any number.</summary>
[Alias("swiper.pulse")]
public interface IPulseGrain : IGrainWithIntegerKey
{
    /// <summary>Answers.</summary>
    [Alias("Beat"), Idempotent]
    Task Beat();

    /// <summary>Whether the databases of the silo that answers can commit, as of a second ago.</summary>
    [Alias("CanStore"), Idempotent]
    Task<bool> CanStore();
}
