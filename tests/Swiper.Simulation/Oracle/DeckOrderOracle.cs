using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;

namespace Swiper.Simulation.Oracle;

/// <summary>
/// Checks in which order a whole deck comes, dealt when nobody does anything else: superlikes that wait for an answer, the newest first and with their
/// notes; then the people active today, this week, and earlier.
/// </summary>
internal sealed class DeckOrderOracle(SimOracle oracle)
{
    private const int WeekDays = 7;

    public void Check(long user, IReadOnlyList<UserCard> shown, long since)
    {
        var superlikes = shown.TakeWhile(card => Superlike(user, card.Id) is not null).ToList();
        var others = shown.Skip(superlikes.Count).ToList();
        oracle.Require(
            others.TrueForAll(card => Superlike(user, card.Id) is null && !card.Superliked && card.Note is null),
            "order",
            $"{user} is shown somebody before a superlike that waits");
        oracle.Require(
            superlikes.Select(card => Superlike(user, card.Id)!.HeardAt).SequenceEqual(superlikes.Select(card => Superlike(user, card.Id)!.HeardAt).OrderDescending()),
            "order",
            $"{user} is not shown the newest superlike first");
        oracle.Require(
            superlikes.TrueForAll(card => card.Superliked && card.Note == Superlike(user, card.Id)!.HeardNote),
            "order",
            $"{user} is shown a superlike without what was said");
        var reached = 0;
        foreach (var card in others)
        {
            // Somebody may be recorded as active just now, and be shown as before.
            var bands = BandsOf(card.Id, since).Where(band => band >= reached).ToList();
            oracle.Require(bands.Count > 0, "order", $"{user} is not shown those first who were active lately");
            reached = bands.Count > 0 ? bands.Min() : reached;
        }
    }

    private Relation? Superlike(long user, long other) =>
        oracle.Relations.Row(user, other).Latest is { Swipe: SwipeKind.None, Heard: SwipeKind.Superlike } row ? row : null;

    private IEnumerable<int> BandsOf(long id, long since)
    {
        var today = oracle.World.Calendar.DateAt(oracle.World.Wall);
        return oracle.Documents.EntryStatesOf(id, since)
            .Select(entry => entry.ActiveOn >= today ? 0 : entry.ActiveOn > today.AddDays(-WeekDays) ? 1 : 2);
    }
}
