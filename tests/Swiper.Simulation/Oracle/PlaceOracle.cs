using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Users;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>Checks positions, journeys and days of activity: nobody moves who did not ask for it, and everybody is listed where they are.</summary>
internal sealed class PlaceOracle(SimOracle oracle)
{
    /// <summary>Checks a write of a user's document.</summary>
    public void OnUser(long id, UserState before, UserState user)
    {
        oracle.Require(
            before.Cell == user.Cell || IsAsked(id, attempt => attempt.Kind is OpKind.CreateRobot || (attempt.Kind is OpKind.SetPosition && attempt.Cell == user.Cell)),
            "unasked",
            $"the position of {id} was not said like this");
        oracle.Require(
            before.Travel == user.Travel
                || IsAsked(id, attempt => attempt.Kind is OpKind.Travel && attempt.Destination == user.Travel)
                || (user.Travel is null && IsAsked(id, attempt => attempt.Kind is OpKind.GrantVip)),
            "unasked",
            $"the journey of {id} was not asked for like this");
        CheckActivity(id, before, user);
    }

    public void OnPosition(Attempt attempt, Refusal? refusal)
    {
        if (oracle.Answers.OnProof(attempt, refusal))
        {
            oracle.Require(refusal is null, "answer", $"a position of {attempt.User} was refused for no reason");
            oracle.Require(
                oracle.Documents.UserStatesFrom(attempt.User, attempt.From).Any(user => user?.Cell == attempt.Cell), "lost", $"{attempt.User}'s acknowledged position is not there");
        }
    }

    public void OnTravel(Attempt attempt, Result<Me> answer)
    {
        if (answer.Refusal is not { Code: ErrorCode.NOT_HAS_PERM } refusal)
        {
            oracle.Answers.OnMe(attempt, answer);
            oracle.Require(
                answer.Refusal is not null || oracle.Documents.UserStatesFrom(attempt.User, attempt.From).Any(user => user?.Travel == attempt.Destination),
                "lost",
                $"{attempt.User}'s acknowledged journey is not there");
        }
        else if (oracle.Answers.OnProof(attempt, refusal))
        {
            oracle.Require(
                attempt.Destination is not null && oracle.CouldLack(attempt, Permissions.AnyLocation), "answer", $"a journey of {attempt.User} was refused for no reason");
        }
    }

    /// <summary>Checks what a user is told of their own position.</summary>
    public void OnMe(Attempt attempt, Me me) => oracle.Require(
        oracle.Documents.UserStates(attempt.User, oracle.Since(attempt)).Any(user => user is not null
            && me.HasPosition == user.Cell is not null && me.Hidden == user.Profile.Hidden && me.Bio == user.Profile.Bio
            && (me.Travel is null || me.Travel.Location == user.Travel?.Location)),
        "answer",
        $"{attempt.User} saw a position, a journey or words they do not have");

    /// <summary>
    /// What may have been shown as a card: entries of pools, and for somebody who superliked the user, who is asked instead, what their document says.
    /// </summary>
    public IEnumerable<(string Pool, Candidate Entry)> EntriesOf(Attempt attempt, UserCard card, WallRange range)
    {
        foreach (var pool in oracle.Documents.PoolsOf(card.Id))
        {
            foreach (var entry in oracle.Documents.EntryStates(pool, card.Id, oracle.PoolSince(attempt, pool)).OfType<Candidate>())
            {
                yield return (pool, entry);
            }
        }

        var states = oracle.Documents.UserStates(card.Id, oracle.Since(attempt, SimOracle.UserGrainOf(card.Id))).OfType<UserState>();
        foreach (var (state, moment) in states.SelectMany(state => new[] { (state, range.Min), (state, range.Max) }))
        {
            foreach (var (pool, entry) in Listing.Of(card.Id, state, oracle.Levels, moment))
            {
                yield return (pool, entry);
            }
        }
    }

    /// <summary>Checks that pools show everybody where they are now, and where they will be when a journey ends.</summary>
    public void CheckListings()
    {
        var now = oracle.World.Wall;
        var entries = oracle.Documents.Entries.ToLookup(entry => entry.Entry.Id);
        foreach (var (id, user) in oracle.Documents.Users)
        {
            if (user.Ban?.Until <= oracle.RangeOfRun().Max)
            {
                // A ban that is over by itself: decks show the user again when they come.
                continue;
            }

            if (PlaceModel.JourneyEnds(user, now) <= oracle.RangeOfRun().Max)
            {
                // The clock was past the journey's end and was set back: the pools may take it for over until the user comes again.
                continue;
            }

            // No pool holds what a banned user will be when a journey ends.
            foreach (var moment in new[] { now, PlaceModel.IsBanned(user, now) ? now : PlaceModel.JourneyEnds(user, now) ?? now })
            {
                var shown = entries[id].Select(entry => (entry.Pool, At: PlaceModel.CellAt(entry.Entry, moment))).Where(entry => entry.At.IsShown)
                    .Select(entry => (entry.Pool, entry.At.Cell)).Order();
                oracle.Require(shown.SequenceEqual(PlaceModel.ShownAt(user, moment).Order()), "listing", $"{id} is not listed where they are, and nowhere else");
            }

            foreach (var (_, entry) in entries[id].Where(entry => !PlaceModel.IsOver(entry.Entry, now)))
            {
                oracle.Require(user.ActiveOn is null || entry.ActiveOn == user.ActiveOn, "activity", $"{id} is listed with another day of activity");
                oracle.Require(
                    (entry.Bio, entry.Interests, entry.LookingFor) == (user.Profile.Bio, user.Profile.Interests, user.Profile.LookingFor),
                    "listing",
                    $"{id} is listed with other words about themselves");
            }
        }
    }

    /// <summary>A day is recorded once it has come, and never an earlier one after a later, unless the clock went back.</summary>
    private void CheckActivity(long id, UserState before, UserState user)
    {
        if (before.ActiveOn == user.ActiveOn || user.ActiveOn is not { } day)
        {
            oracle.Require(before.ActiveOn is null || user.ActiveOn is not null, "activity", $"the last activity of {id} is forgotten");
            return;
        }

        var range = oracle.RangeOfRun();
        var calendar = oracle.World.Calendar;
        oracle.Require(
            day >= calendar.DateAt(range.Min).AddDays(-1) && day <= calendar.DateAt(range.Max), "activity", $"{id} is said to be active on a day that was not");
        oracle.Require(
            oracle.Attempts.Exists(attempt => attempt.From <= oracle.Moment && (attempt.User == id || (attempt.User == 0 && attempt.Phone == user.Phone))),
            "activity",
            $"{id} is said to be active and asked for nothing");
    }

    private bool IsAsked(long id, Predicate<Attempt> kind) =>
        oracle.Attempts.Exists(attempt => attempt.User == id && attempt.WasOpenAt(oracle.Moment) && kind(attempt));
}
