namespace Swiper.Simulation.Tests.Conformance;

/// <summary>The scenarios on real Orleans, which is right by definition: what fails here is the scenario.</summary>
public sealed class ClusterConformanceTests(ClusterFixture cluster) : ConformanceTests, IClassFixture<ClusterFixture>
{
    private protected override Task Play(Func<Scene, Task> scenario) => scenario(cluster.NewScene());
}
