using Orleans.Serialization;
using Swiper.Simulation.Tests.Conformance.Grains;

namespace Swiper.Simulation.Tests.Conformance;

/// <summary>The scenarios on the stage: in FIFO order and in others, with and without the serializer.</summary>
public sealed class StageConformanceTests : ConformanceTests
{
    private const int Orders = 10;

    [Fact]
    public async Task Play_Again_TakesTheSameSteps()
    {
        var first = await StepsOf(seed: 3, shuffle: 50, isWired: false);

        Assert.Equal(first, await StepsOf(seed: 3, shuffle: 50, isWired: false));
        Assert.Equal(first, await StepsOf(seed: 3, shuffle: 50, isWired: true));
    }

    /// <summary>Within a silo an immutable message is passed by reference, whether or not it can be serialized.</summary>
    [Fact]
    public async Task Call_MessageThatCannotBeSerialized_FailsOnlyWhereItIsSerialized()
    {
        static Task Scenario(Scene scene) => scene.Grain<ICallGrain>().Take(new Unwritable("text"));

        await Play(Scenario, shuffle: 0, isWired: false);

        await Assert.ThrowsAsync<CodecNotFoundException>(() => Play(Scenario, shuffle: 0, isWired: true));
    }

    private protected override async Task Play(Func<Scene, Task> scenario)
    {
        await Play(scenario, shuffle: 0, isWired: false);
        await Play(scenario, shuffle: 0, isWired: true);
        for (var seed = 1UL; seed <= Orders; seed++)
        {
            await Play(scenario, shuffle: 50, isWired: false, seed);
        }
    }

    // On a pool thread, which has no synchronization context: continuations on the stage must come back to the stage.
    private static Task<long> Play(Func<Scene, Task> scenario, int shuffle, bool isWired, ulong seed = 1) =>
        Task.Run(() => StageScene.Play(scenario, seed, shuffle, isWired));

    private static Task<long> StepsOf(ulong seed, int shuffle, bool isWired) => Play(
        static scene => Task.WhenAll(Enumerable.Range(0, 20).Select(number => scene.Grain<ICallGrain>(number % 3).Append(number))),
        shuffle,
        isWired,
        seed);
}

/// <summary>The scenarios on real Orleans, which is right by definition: a failure here is an error of the scenario.</summary>
public sealed class ClusterConformanceTests(ClusterFixture cluster) : ConformanceTests, IClassFixture<ClusterFixture>
{
    private protected override Task Play(Func<Scene, Task> scenario) => scenario(cluster.NewScene());
}
