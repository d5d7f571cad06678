using System.Diagnostics;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Hosting;

/// <summary>A test run that times out is killed; the processes it started must not outlive it.</summary>
public sealed class KilledRunTests(ClusterFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <param name="processes">How many processes the run has started when it is killed: Redis alone, or the database and a silo too.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Run_KilledWhileItsClusterStarts_LeavesNoProcess(int processes)
    {
        await fixture.Get();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var folder = new TemporaryFolder();
        using var run = StartRun(folder.Path);
        await Until(() => Guard.ProcessesIn(folder.Path).Count >= processes, limit.Token);

        run.Kill();

        await run.WaitForExitAsync(limit.Token);
        await Until(() => Guard.ProcessesIn(folder.Path).Count == 0, limit.Token);
    }

    private static async Task Until(Func<bool> isSo, CancellationToken cancellationToken)
    {
        while (!isSo())
        {
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    /// <summary>Starts a run of one test of this assembly, with a cluster in a folder. If this run is killed, so is what works there.</summary>
    private static Process StartRun(string folder)
    {
        Guard.EndIn(folder);
        var start = new ProcessStartInfo(
            "dotnet", [typeof(KilledRunTests).Assembly.Location, "-noColor", "-noLogo", "-diagnostics", "-class", typeof(JourneyTests).FullName!])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["TMPDIR"] = folder;
        var run = Guard.Watch(Process.Start(start)!);
        _ = run.StandardOutput.ReadToEndAsync();
        return run;
    }
}
