using Swiper.Simulation.CrashPoints;

namespace Swiper.Simulation.Tests;

public sealed class CrashPointTests
{
    [Theory]
    [InlineData("two like each other at once")]
    [InlineData("moves to another place")]
    public void Run_CrashAtEachStep_KeepsEveryPromise(string name)
    {
        var flow = Flows.All.Single(flow => flow.Name == name);

        var results = CrashPointRunner.Run(flow).ToList();

        Assert.True(results.Count > 100, $"{results.Count} crash points");
        Assert.All(results, result => Assert.Null(result.Violation));
    }

    [Fact]
    public void All_Flows_AreTwenty() => Assert.Equal(20, Flows.All.Count);
}
