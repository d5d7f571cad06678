using Swiper.Cluster.Tests.Support;

// Every test takes the one cluster apart in a way of its own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(ClusterFixture))]
