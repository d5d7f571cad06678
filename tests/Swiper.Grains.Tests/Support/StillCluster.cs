using Swiper.Grains.Tests.Support;

[assembly: AssemblyFixture(typeof(StillCluster))]

namespace Swiper.Grains.Tests.Support;

/// <summary>One silo whose clock stands still, shared by all tests that need no more.</summary>
public sealed class StillCluster() : SwiperCluster(silos: 1);
