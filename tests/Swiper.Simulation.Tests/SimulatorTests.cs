using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Tests;

public sealed class SimulatorTests
{
    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 60).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_Seed_KeepsEveryPromise(ulong seed)
    {
        var result = Simulator.Run(PlanMaker.Make(seed));

        Assert.Null(result.Violation);
        Assert.True(result.Operations >= 100, $"{result.Operations} operations");
        Assert.True(result.Faults >= 10, $"{result.Faults} faults");
    }

    [Fact]
    public void Run_ManySeeds_SplitsPoolsAndJoinsThem()
    {
        var results = Enumerable.Range(1, 60).Select(seed => Simulator.Run(PlanMaker.Make((ulong)seed))).ToList();

        Assert.True(results.Sum(result => result.Splits) >= 60, $"{results.Sum(result => result.Splits)} splits");
        Assert.True(results.Sum(result => result.Joins) >= 1, $"{results.Sum(result => result.Joins)} joins");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(40)]
    public void Run_SeedAgain_HasTheSameTrace(ulong seed)
    {
        var first = Simulator.Run(PlanMaker.Make(seed));
        var again = Simulator.Run(PlanMaker.Make(seed), keepsTrace: true);

        Assert.Equal(first.Hash, again.Hash);
        Assert.Equal(first.Steps, again.Steps);
        Assert.NotEmpty(again.Trace);
    }

    /// <summary>Otherwise the runtime runs continuations on pool threads.</summary>
    [Fact]
    public async Task Run_OnAnotherThread_HasTheSameTrace()
    {
        RunResult? own = null;
        var thread = new Thread(() => own = Simulator.Run(PlanMaker.Make(2)));
        thread.Start();
        thread.Join();

        var pooled = await Task.Run(static () => Simulator.Run(PlanMaker.Make(2)), TestContext.Current.CancellationToken);

        Assert.Equal(own!.Hash, pooled.Hash);
    }

    [Fact]
    public void Run_OtherSeed_HasAnotherTrace() =>
        Assert.NotEqual(Simulator.Run(PlanMaker.Make(1)).Hash, Simulator.Run(PlanMaker.Make(2)).Hash);

    [Fact]
    public void Make_SeedAgain_MakesTheSamePlan()
    {
        var (first, again) = (PlanMaker.Make(9), PlanMaker.Make(9));

        Assert.Equal(first.Ops, again.Ops);
        Assert.Equal(first.Faults, again.Faults);
        Assert.Equal(first.Start, again.Start);
    }
}
