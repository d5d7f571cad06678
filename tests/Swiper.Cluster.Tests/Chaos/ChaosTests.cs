using Swiper.Cli.Chaos;
using Swiper.Cli.Chaos.Scenarios;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Chaos;

/// <summary>A short form of <c>./swiper cluster chaos</c>: the quickest scenario of each kind.</summary>
public sealed class ChaosTests(ClusterFixture fixture, ITestOutputHelper output)
{
    private const int Workers = 8;

    public static TheoryData<string> Scenarios => ["api-kill", "split-api-5"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_OnAClusterOfItsOwn_BreaksNoPromise(string name)
    {
        await fixture.Get();
        var scenario = ProcessScenarios.All.Concat(NetworkScenarios.All).Single(scenario => scenario.Name == name);
        using var folder = new TemporaryFolder();
        await using var run = new ChaosRun(folder.Path, Workers, output.WriteLine);

        var result = await run.Run(scenario, TestContext.Current.CancellationToken);

        Assert.SkipWhen(result.Skipped is not null, result.Skipped ?? "");
        output.WriteLine($"{result.Tally.Sent} sent, failed: {string.Join(", ", result.Tally.Failed)}; ready again after {result.ReadyAgain}");
        Assert.Empty(result.Broken);
    }
}
