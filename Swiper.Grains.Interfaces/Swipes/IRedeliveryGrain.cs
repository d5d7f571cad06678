namespace Swiper.Grains.Interfaces.Swipes;

/// <summary>
/// Wakes the users of one database shard who have something unfinished (an untold swipe, a half-done change of listing), so that it gets done
/// though nobody calls them. Key: the shard's number.
/// </summary>
[Alias("swiper.redelivery")]
public interface IRedeliveryGrain : IGrainWithIntegerKey
{
    /// <summary>Starts the sweeps: one at once and then at the configured interval.</summary>
    [Alias("Start"), Idempotent]
    Task Start();
}
