namespace Swiper.Grains.Interfaces.Discovery;

/// <summary>A moment in a pool's life. Versions of different activations do not compare: a reader starts over then.</summary>
/// <param name="Activation">Which activation of the pool counted.</param>
/// <param name="Count">Changes it had seen.</param>
[GenerateSerializer, Immutable, Alias("swiper.pool-version")]
public sealed record PoolVersion([property: Id(0)] long Activation, [property: Id(1)] long Count);
