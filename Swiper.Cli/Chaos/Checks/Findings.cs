using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Cli.Chaos.Checks;

/// <summary>What is wrong with the rows once the cluster is quiet: nothing, if the promises hold.</summary>
/// <param name="Lost">Acknowledged swipes that are not what is stored.</param>
/// <param name="OneSided">Pairs whose sides disagree, also about what the app shows.</param>
internal sealed record Findings(ImmutableArray<string> Lost, ImmutableArray<string> OneSided)
{
    /// <summary>Compares.</summary>
    /// <param name="acknowledged">The last acknowledged swipe of each pair.</param>
    /// <param name="rows">All that is stored.</param>
    /// <param name="friends">The friends of each user, as the app shows them.</param>
    public static Findings Of(
        IReadOnlyDictionary<(long From, long To), SwipeKind> acknowledged,
        IReadOnlyCollection<RelationRow> rows,
        IReadOnlyDictionary<long, IReadOnlyCollection<long>> friends)
    {
        var stored = rows.ToDictionary(row => (row.Owner, row.Other));
        return new Findings(
            [.. acknowledged.Where(pair => IsLost(pair.Key, pair.Value, acknowledged, stored)).Select(pair => $"{pair.Key}: {pair.Value} was acknowledged")],
            [
                .. rows.Select(row => Disagreement(row, stored.GetValueOrDefault((row.Other, row.Owner)))).OfType<string>(),
                .. friends.SelectMany(user => Shown(user.Key, user.Value, rows)),
            ]);
    }

    /// <summary>Where the other has ended the friendship, later swipes are acknowledged and change nothing.</summary>
    private static bool IsLost(
        (long From, long To) pair,
        SwipeKind last,
        IReadOnlyDictionary<(long From, long To), SwipeKind> acknowledged,
        Dictionary<(long, long), RelationRow> stored) =>
        (stored.GetValueOrDefault(pair)?.Swipe ?? SwipeKind.None) != last
        && acknowledged.GetValueOrDefault((pair.To, pair.From)) is not SwipeKind.Unfriend;

    /// <summary>What a row and the other side's row disagree about, or null.</summary>
    private static string? Disagreement(RelationRow row, RelationRow? other)
    {
        var told = row.Swipe is SwipeKind.Dislike ? SwipeKind.None : row.Swipe;
        var isFriend = row.Swipe.IsLike() && row.Heard.IsLike();
        return row switch
        {
            { IsPending: true } => $"({row.Owner}, {row.Other}): {row.Swipe} was never told",
            _ when (other?.Heard ?? SwipeKind.None) != told => $"({row.Owner}, {row.Other}): said {told}, heard as {other?.Heard}",
            _ when row.IsFriend != isFriend || row.IsFriend != (other?.IsFriend ?? false) => $"({row.Owner}, {row.Other}): friends on one side",
            _ => null,
        };
    }

    private static IEnumerable<string> Shown(long user, IReadOnlyCollection<long> shown, IReadOnlyCollection<RelationRow> rows)
    {
        var stored = rows.Where(row => row.Owner == user && row.IsFriend).Select(row => row.Other).ToHashSet();
        return shown.Count == stored.Count && stored.SetEquals(shown) ? [] : [$"{user}: the app shows {shown.Count} friends, {stored.Count} are stored"];
    }
}
