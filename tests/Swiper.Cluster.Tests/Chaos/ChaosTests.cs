using System.Diagnostics;
using Swiper.Cli.Chaos;
using Swiper.Cli.Chaos.Scenarios;
using Swiper.Cli.Cluster;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Chaos;

/// <summary>A short form of <c>./swiper cluster chaos</c>: the quickest scenario of each kind.</summary>
public sealed class ChaosTests(ClusterFixture fixture, ITestOutputHelper output)
{
    private const int Workers = 8;
    private const int ProcessesAtLeast = 3;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Scenarios => ["api-kill", "split-api-5"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_OnAClusterOfItsOwn_BreaksNoPromise(string name)
    {
        await fixture.Get();
        var scenario = ProcessScenarios.All.Concat(NetworkScenarios.All).Single(scenario => scenario.Name == name);
        using var folder = new TemporaryFolder();
        await using var run = new ChaosRun(folder.Path, Workers, output.WriteLine);

        var result = await run.Run(scenario, Cancel);

        Assert.SkipWhen(result.Skipped is not null, result.Skipped ?? "");
        output.WriteLine($"{result.Tally.Sent} sent, failed: {string.Join(", ", result.Tally.Failed)}; ready again after {result.ReadyAgain}");
        Assert.Empty(result.Broken);
    }

    [Fact]
    public async Task Run_Killed_LeavesNoProcess()
    {
        await fixture.Get();
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Swiper.Cli.dll"), "cluster", "chaos", "--scenario", "api-kill"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["TMPDIR"] = folder.Path;
        using var run = Guard.Watch(Process.Start(start)!);
        _ = run.StandardOutput.ReadToEndAsync(Cancel);
        await Until(() => Processes(folder).Count >= ProcessesAtLeast);

        run.Kill();

        await run.WaitForExitAsync(Cancel);
        var started = Processes(folder);
        Assert.NotEmpty(started);
        await Until(() => !started.Any(process => process.IsRunning()));
    }

    private static List<ProcessMark> Processes(TemporaryFolder folder) =>
    [
        .. Directory.GetFiles(folder.Path, ClusterState.FileName, SearchOption.AllDirectories)
            .SelectMany(file => ClusterState.Load(Path.GetDirectoryName(file)!)!.Processes.Values),
    ];

    private static async Task Until(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(PollInterval, Cancel);
        }
    }
}
