using System.Collections.Immutable;
using Swiper.Cli.Chaos.Checks;
using Swiper.Cli.Chaos.Load;
using Swiper.Cli.Chaos.Scenarios;

namespace Swiper.Cli.Chaos;

/// <summary>What became of a cluster and its users in one scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Tally">What the apps were answered.</param>
/// <param name="Findings">What is wrong with the rows; null if they could not be checked.</param>
/// <param name="ReadyAgain">How long after the trouble all was well; null if it never was.</param>
/// <param name="Skipped">Why it was not tried, or null.</param>
internal sealed record ChaosResult(Scenario Scenario, Tally Tally, Findings? Findings, TimeSpan? ReadyAgain, string? Skipped = null)
{
    private const string Unavailable = "503/1503";

    /// <summary>The result in a word.</summary>
    public string Verdict => Skipped is not null ? "skipped" : Broken.IsEmpty ? "every promise held" : $"broke {Broken.Length} promises, such as: {Broken[0]}";

    /// <summary>What broke a promise.</summary>
    public ImmutableArray<string> Broken => Skipped is not null ? [] :
    [
        .. Tally.Failed.Keys.Where(answer => answer != Unavailable || Scenario.IsSeamless).Select(answer => $"{Tally.Failed[answer]} requests failed: {answer}"),
        .. Tally.GaveUp.Select(request => $"{request} never succeeded"),
        .. Findings?.Lost.Select(swipe => $"lost {swipe}") ?? ["the rows could not be checked"],
        .. Findings?.OneSided.Select(pair => $"one-sided {pair}") ?? [],
        .. ReadyAgain is null ? (string[])["the cluster was not whole again"] : [],
    ];
}
