namespace Swiper.Support;

/// <summary>Three silos whose clock stands still.</summary>
public sealed class ThreeSiloCluster() : SwiperCluster(silos: 3);
