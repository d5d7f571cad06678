using System.Diagnostics;
using Swiper.Cli.Cluster;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Hosting;

/// <summary>A test run that times out is killed; the processes it started must not outlive it.</summary>
public sealed class KilledRunTests(ClusterFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Run_KilledWhileItsClusterStarts_LeavesNoProcess()
    {
        await fixture.Get();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var folder = new TemporaryFolder();
        using var run = StartRun(folder.Path);

        // The first silo is ready: Redis and the database run, the other silos are starting, and there is neither API nor nginx yet.
        for (string? line = ""; !line.Contains(" is ready", StringComparison.Ordinal);)
        {
            line = await run.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("The run ended.");
        }

        run.Kill();
        await run.WaitForExitAsync(limit.Token);
        var cluster = LocalCluster.Find(Path.GetDirectoryName(Directory.GetFiles(folder.Path, ClusterState.FileName, SearchOption.AllDirectories).Single())!, _ => { })!;
        try
        {
            Assert.True(cluster.State.Processes.Count >= 3, string.Join(", ", cluster.State.Processes.Keys));
            await Task.WhenAll(cluster.State.Processes.Values.Select(process => Launcher.WaitForEnd(process, limit.Token)));
        }
        finally
        {
            await cluster.Down(CancellationToken.None);
        }
    }

    /// <summary>Starts a run of one test of this assembly, with a cluster in a folder.</summary>
    private static Process StartRun(string folder)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(KilledRunTests).Assembly.Location, "-noColor", "-noLogo", "-diagnostics", "-class", typeof(JourneyTests).FullName!])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["TMPDIR"] = folder;
        return Guard.Watch(Process.Start(start)!);
    }
}
