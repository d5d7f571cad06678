using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Swipes;

/// <summary>Replays the recorded decisions of ten rounds of speed dating and expects the recorded couples.</summary>
public sealed class SpeedDatingTests
{
    [Fact]
    public async Task Replay_OfRecordedDecisions_FindsTheRecordedMatchesAlsoAfterARestart()
    {
        var decisions = Decision.ReadAll();
        var recorded = decisions.Where(decision => decision.IsMatch).Select(decision => (decision.From, decision.To)).ToHashSet();
        Assert.Equal((250, 3560, 310), (decisions.Select(decision => decision.From).Distinct().Count(), decisions.Count, recorded.Count / 2));
        await using var server = await RelaxedServer.Start();
        var town = await Town.SignUp(server.Api, decisions.Select(decision => decision.From).Distinct());

        await Task.WhenAll(decisions.Select(async decision => (await town.Say(decision)).Ok()));

        Assert.Equal(recorded.Order(), await town.Friendships());
        await server.Restart();
        Assert.Equal(recorded.Order(), await town.At(server.Api).Friendships());
    }
}
