using Swiper.Grains.Interfaces.Discovery;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>
/// One app's way through a deck: it asks for groups and swipes everyone until nobody is left. If nobody interfered, it must have been shown everyone who
/// suited all along and was not swiped, whatever failed or restarted meanwhile, but for at most one for each person who left.
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
        var seekers = oracle.Documents.UserStates(user, since).Select(state => (state?.Profile, state?.Settings, state?.Cell, state?.Travel, state?.Vip)).Distinct().ToList();
        if (seekers.Count > 1 || WasDisturbed(start) || oracle.Documents.User(user) is not { Settings.Location: "" } seeker)
        {
            return;
        }

        var range = oracle.RangeSince(start);
        var entries = oracle.Documents.Entries.Where(entry => PlaceModel.Finds(seeker, entry.Pool, entry.Entry, range.Min) || PlaceModel.Finds(seeker, entry.Pool, entry.Entry, range.Max))
            .Select(entry => (entry.Pool, entry.Entry.Id)).ToList();
        if (entries.Exists(entry => oracle.WasPoolDivided(start, entry.Pool)))
        {
            return;
        }

        var missed = entries.Where(entry => !_shown.Contains(entry.Id) && IsLeft(entry.Id) && StatesOf(entry).All(state => SuitsThroughout(entry.Pool, state))).Select(entry => entry.Id).Distinct().ToList();

        // After a restart, those dealt behind somebody who has left stand one place further up, so that one of them may stand where the app has been
        // already; the next deal has them.
        var leavers = entries.Where(entry => StatesOf(entry).Any(state => SuitsThroughout(entry.Pool, state)) && !StatesOf(entry).All(state => SuitsThroughout(entry.Pool, state)))
            .Select(entry => entry.Id).Distinct().Count();
        oracle.Require(missed.Count <= leavers, "deck", $"{user} swiped the whole deck and was never shown {missed.FirstOrDefault()}");

        bool IsLeft(long id) => oracle.Relations.Row(user, id).SinceTime(since).All(row => !AnswerOracle.IsSeen(row));

        IEnumerable<Candidate?> StatesOf((string Pool, long Id) entry) => oracle.Documents.EntryStates(entry.Pool, entry.Id, since);

        bool SuitsThroughout(string pool, Candidate? entry) => entry is not null
            && PlaceModel.Finds(seeker, pool, entry, range.Min) && PlaceModel.Finds(seeker, pool, entry, range.Max)
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
