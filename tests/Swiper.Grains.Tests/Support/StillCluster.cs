using Swiper.Support;

[assembly: AssemblyFixture(typeof(StillCluster))]

namespace Swiper.Support;

/// <summary>One silo whose clock stands still, shared by all tests that need no more.</summary>
public sealed class StillCluster() : SwiperCluster(silos: 1);
