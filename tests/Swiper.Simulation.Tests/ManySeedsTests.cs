using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Tests;

/// <summary>Does what <c>./swiper simulate --seeds 10000</c> does, with the same last line.</summary>
public sealed class ManySeedsTests(ITestOutputHelper output)
{
    private const int Seeds = 10_000;

    [Fact]
    public void Run_ManySeeds_KeepEveryPromise()
    {
        var tally = new Tally();
        var violations = new List<string>();

        new SeedRange(1, Seeds).Run(threads: Math.Min(2, Environment.ProcessorCount), seed => Simulator.Run(PlanMaker.Make(seed)), result =>
        {
            tally.Add(result);
            if (result.Violation is { } violation)
            {
                violations.Add($"seed {result.Seed}: {violation.Message}");
            }
        });

        output.WriteLine(tally.LastLine());
        Assert.Empty(violations);
        Assert.True(tally.OperationsMin >= 100, tally.LeastLine());
        Assert.True(tally.FaultsMin >= 10, tally.LeastLine());
    }
}
