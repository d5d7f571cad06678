using Swiper.Grains.Interfaces.Discovery;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>
/// One app's way through a deck: it asks for groups and swipes everyone until nobody is left. If nobody interfered, it must have been shown everyone who
/// suited all along and was not swiped, whatever failed or restarted meanwhile.
/// </summary>
internal sealed class DeckTour(SimOracle oracle, long user, int op)
{
    private readonly int _first = oracle.Attempts.Count;
    private readonly HashSet<long> _shown = [];

    public void Show(long id) => _shown.Add(id);

    /// <summary>Checks that nobody was missed. Call when a group was empty.</summary>
    public void End()
    {
        var start = oracle.Attempts[_first];
        var since = start.Began - SimOracle.Lag;
        var seekers = oracle.Documents.UserStates(user, since).Select(state => (state?.Profile, state?.Settings)).Distinct().ToList();
        if (seekers.Count > 1 || WasDisturbed(start) || oracle.Documents.User(user) is not { Settings.Location: "" } seeker)
        {
            return;
        }

        var pool = AnswerOracle.PoolsOf(seeker).FirstOrDefault();
        if (pool is null || oracle.WasDivided(start, "swiper.candidate-pool/" + pool))
        {
            return;
        }

        var range = oracle.RangeSince(start);
        foreach (var (_, entry) in oracle.Documents.Entries.Where(entry => entry.Pool == pool))
        {
            oracle.Require(
                _shown.Contains(entry.Id)
                    || oracle.Relations.Row(user, entry.Id).SinceTime(since).Any(row => !AnswerOracle.MayBeShown(row))
                    || oracle.Documents.EntryStates(pool, entry.Id, since).Any(state => !SuitsThroughout(state)),
                "deck",
                $"{user} swiped the whole deck and was never shown {entry.Id}");
        }

        bool SuitsThroughout(Candidate? entry) => entry is not null
            && oracle.Answers.Suits(seeker, user, entry, new WallRange(range.Min, range.Min))
            && oracle.Answers.Suits(seeker, user, entry, new WallRange(range.Max, range.Max));
    }

    /// <summary>
    /// Whether another request for the user's deck may have dealt meanwhile: of another operation, or one of this tour that was delivered twice or may
    /// still be on its way.
    /// </summary>
    private bool WasDisturbed(Attempt start) => oracle.WasDivided(start, SimOracle.UserGrainOf(user))
        || oracle.Attempts.Any(attempt => attempt.User == user && attempt.Kind == OpKind.GetDeck && attempt.Closed >= start.From
            && (attempt.Op != op || attempt.From < start.From || attempt.Closed == long.MaxValue));
}
