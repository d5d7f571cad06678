using Swiper.Simulation.Plans;
using Swiper.Simulation.Plants;
using Swiper.Simulation.Shrinking;

namespace Swiper.Simulation.Tests;

public sealed class PlantTests
{
    private const int SeedsMax = 400;

    [Theory]
    [InlineData("pending-forgotten")]
    [InlineData("epoch-ignored")]
    [InlineData("torn-batch-kept")]
    [InlineData("told-before-written")]
    [InlineData("memory-before-commit")]
    [InlineData("code-usable-twice")]
    [InlineData("session-survives-logout")]
    [InlineData("note-not-told")]
    [InlineData("answered-likes-shown")]
    [InlineData("likes-counted-once")]
    [InlineData("deck-shows-swiped")]
    [InlineData("groups-slide")]
    [InlineData("superlikes-not-first")]
    [InlineData("ban-keeps-sessions")]
    [InlineData("split-taken-for-empty")]
    [InlineData("sequence-ignored")]
    [InlineData("hear-does-not-interleave")]
    public void Run_PlantedDefect_IsFound(string name)
    {
        var plant = AllPlants.Find(name)!;

        var found = Enumerable.Range(1, SeedsMax).Any(seed => Simulator.Run(PlanMaker.Make((ulong)seed), plant()).Violation is not null);

        Assert.True(found);
    }

    [Fact]
    public void Names_EachIsKnownOnce()
    {
        Assert.True(AllPlants.Names.Count >= 30);
        Assert.Equal(AllPlants.Names.Count, AllPlants.Names.Distinct().Count());
        Assert.All(AllPlants.Names, name => Assert.Equal(name, AllPlants.Find(name)!().Name));
    }

    [Fact]
    public void Shrink_FailingPlan_KeepsWhatStillFails()
    {
        var plant = AllPlants.Find("swipe-dropped")!;
        var plan = PlanMaker.Make(1);
        var failed = Simulator.Run(plan, plant());

        var (shortest, result) = Shrinker.Shrink(plan, failed, plant);

        Assert.Equal(failed.Violation!.Rule, result.Violation!.Rule);
        Assert.True(shortest.Ops.Length < plan.Ops.Length / 4, $"{shortest.Ops.Length} operations are left");
        var again = Simulator.Run(Shrinker.Keep(plan, Shrinker.Format(shortest)), plant());
        Assert.Equal(result.Hash, again.Hash);
    }
}
