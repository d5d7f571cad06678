using Swiper.Simulation.CrashPoints;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Tests;

public sealed class CrashPointTests
{
    [Theory]
    [InlineData("two like each other at once")]
    [InlineData("sees who likes them")]
    [InlineData("moves to another place")]
    public void Run_CrashAtEachStep_KeepsEveryPromise(string name)
    {
        var flow = Flows.All.Single(flow => flow.Name == name);

        var results = CrashPointRunner.Run(flow).ToList();

        Assert.True(results.Count > 100, $"{results.Count} crash points");
        Assert.All(results, result => Assert.Null(result.Violation));
    }

    [Fact]
    public void All_OperationsThatWrite_AreInAFlow()
    {
        // Every device signs in before its flow begins.
        OpKind[] others =
        [
            OpKind.SendCode, OpKind.Login, OpKind.LoginWrong, OpKind.LoginAgain, OpKind.GetInfoWithDeadSession, OpKind.GetSettings, OpKind.GetFriends, OpKind.GetCard,
        ];

        var played = Flows.All.SelectMany(flow => flow.Steps).Select(step => step.Kind);

        Assert.Empty(Enum.GetValues<OpKind>().Except(others).Except(played));
    }
}
