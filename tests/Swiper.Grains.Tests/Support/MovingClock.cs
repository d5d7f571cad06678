namespace Swiper.Grains.Tests.Support;

/// <summary>The tests that move the clock of one cluster.</summary>
[CollectionDefinition(nameof(MovingClock))]
public sealed class MovingClock : ICollectionFixture<MovingCluster>;
