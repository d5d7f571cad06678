using System.Diagnostics;
using System.Globalization;
using Swiper.Cli.Cluster;
using Swiper.Cluster.Tests.Support;

namespace Swiper.Cluster.Tests.Swipes;

/// <summary>Replays the recorded decisions of ten rounds of speed dating while silos are killed and restarted.</summary>
public class KilledSiloTests(ClusterFixture fixture, ITestOutputHelper output)
{
    private const int FewKills = 3;
    private const int RequestsAtOnce = 16;
    private static readonly TimeSpan QuietAfter = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Replay_WhileSilosAreKilled_LosesNothingAndFindsTheRecordedMatches()
    {
        var decisions = Decision.ReadAll();
        var cluster = await fixture.Get();
        using var api = new ApiClient(cluster.Address);
        var town = await Town.SignUp(api, decisions.Select(decision => decision.From).Distinct());
        var app = new Persistence();

        // A batch of requests for each kill, so that each kill meets some in flight.
        var kills = ClusterFixture.Rounds ?? FewKills;
        var rounds = decisions.Chunk((decisions.Count / kills) + 1).ToList();
        for (var round = 0; round < rounds.Count; round++)
        {
            var silo = cluster.State.Silos[round % cluster.State.Silos.Count].Name;
            await Replay(town, app, rounds[round], () => KillAndStart(cluster, silo));
        }

        var quiet = Stopwatch.StartNew();
        var recorded = decisions.Where(decision => decision.IsMatch).Select(decision => (decision.From, decision.To)).Order().ToList();
        List<(int, int)> found;
        do
        {
            // A silo that has just come back may not have its place yet: what is answered 503 is repeated.
            found = await town.Friendships(request => app.Send(request, TestContext.Current.CancellationToken));
        }
        while (!recorded.SequenceEqual(found) && quiet.Elapsed < QuietAfter);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rounds.Count} kills, {app.Failures} requests failed and succeeded when repeated, the slowest took {app.Longest.TotalSeconds:F1} s; quiet after {quiet.Elapsed.TotalSeconds:F1} s"));
        Assert.Equal(recorded, found);
        Assert.True(app.Longest < Persistence.LongestAllowed, $"{app.Longest}");
        Assert.Empty(await Databases.NotStored(cluster.State, fixture.Folder, town, decisions));
    }

    /// <summary>Sends every decision until it is acknowledged, with a disruption half-way.</summary>
    private static async Task Replay(Town town, Persistence app, Decision[] decisions, Func<Task> happen)
    {
        var left = decisions.Length / 2;
        var happening = Task.CompletedTask;
        await Parallel.ForEachAsync(
            decisions,
            new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (decision, cancellationToken) =>
            {
                await app.Send(() => town.Say(decision), cancellationToken);
                if (Interlocked.Decrement(ref left) == 0)
                {
                    happening = happen();
                }
            });
        await happening;
    }

    private static async Task KillAndStart(LocalCluster cluster, string silo)
    {
        await cluster.Kill(silo, TestContext.Current.CancellationToken);
        await cluster.StartNode(silo, TestContext.Current.CancellationToken);
    }
}
