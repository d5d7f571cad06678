namespace Swiper.Cluster.Tests.Support;

/// <summary>A cluster of three silos, each of which is an API too, as it is deployed by default.</summary>
public sealed class NodesFixture() : ClusterFixture(apis: 0);

/// <summary>The tests that share it.</summary>
[CollectionDefinition(nameof(NodesCollection))]
public sealed class NodesCollection : ICollectionFixture<NodesFixture>;
