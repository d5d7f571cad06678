namespace Swiper.Grains.Tests.Support;

/// <summary>Three silos whose clock stands still.</summary>
public sealed class ThreeSiloCluster() : SwiperCluster(silos: 3);
