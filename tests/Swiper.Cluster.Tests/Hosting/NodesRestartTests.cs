using Swiper.Cluster.Tests.Support;
using Swiper.Cluster.Tests.Swipes;

namespace Swiper.Cluster.Tests.Hosting;

/// <summary>The same of silos that are APIs too.</summary>
[Collection(nameof(NodesCollection))]
public sealed class NodesRestartTests(NodesFixture fixture, ITestOutputHelper output) : RollingRestartTests(fixture, output);

/// <summary>The same of silos that are APIs too.</summary>
[Collection(nameof(NodesCollection))]
public sealed class KilledNodeTests(NodesFixture fixture, ITestOutputHelper output) : KilledSiloTests(fixture, output);
