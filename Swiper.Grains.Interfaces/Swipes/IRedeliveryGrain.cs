namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>
/// Sweeps one shard: wakes its users who have a pending swipe or an unsettled listing, so that both get finished even if nobody calls these users.
/// Key: the shard's number.
/// </summary>
[Alias("swiper.redelivery")]
public interface IRedeliveryGrain : IGrainWithIntegerKey
{
    /// <summary>Starts the sweeps: one at once, then at the configured interval.</summary>
    [Alias("Start"), Idempotent]
    Task Start();
}
