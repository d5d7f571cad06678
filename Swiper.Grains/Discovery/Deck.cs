using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Grains.Discovery;

/// <summary>
/// The people one user is shown. The deal says who is in which group; the deck fills it on demand from a walk through the pools, and skips people who
/// were swiped. Superlikes that wait for an answer come first. Cards are looked up again whenever they are shown, so nobody who has left appears.
/// </summary>
internal sealed class Deck(IRelationReader relations, CandidatePools pools, IGrainFactory grains, long owner)
{
    /// <summary>Page size of a walk: doubles after each page without new people, up to the maximum.</summary>
    private const int PageSizeMin = 32;
    private const int PageSizeMax = 1024;

    /// <summary>The superlikes that come first. Any further ones are found like everybody else.</summary>
    private const int SuperlikesMax = 50;

    /// <summary>People not to show: parted or blocked. Kept because they may be banned while the deck is being filled.</summary>
    private readonly HashSet<long> _banned = [];

    /// <summary>The pool in which each person was found. People who are here for another reason are asked themselves.</summary>
    private readonly Dictionary<long, string> _sources = [];

    /// <summary>The people who were asked, and suit.</summary>
    private readonly HashSet<long> _asked = [];

    /// <summary>The notes of the superlikes that wait for an answer.</summary>
    private readonly Dictionary<long, string?> _superlikes = [];
    private Deal? _deal;
    private DeckWalk? _walk;
    private DateTimeOffset _dislikesSince;
    private int _pageSize = PageSizeMin;
    private bool _startsOver;

    /// <summary>Whether a person is on the deck, and was found to suit.</summary>
    public bool Contains(long id) => _deal?.Contains(id) == true && (_sources.ContainsKey(id) || _asked.Contains(id));

    /// <summary>Whether a person is on the deck, and has not left since they were dealt: asks whoever lists them.</summary>
    public async ValueTask<bool> StillShows(Search? search, long id) => search is not null && Contains(id) && await Card(search, id) is not null;

    /// <summary>The taken places to store with a swipe of a person, or null if this activation has no deal.</summary>
    public TakenPlaces? TakenAfterSwipe(long id) => _deal?.AfterSwipe(id);

    /// <summary>The taken places to store with a rewind of a person, or null if this activation has no deal.</summary>
    public TakenPlaces? TakenAfterRewind(long id) => _deal?.AfterRewind(id);

    /// <summary>Removes a person after their swipe was stored.</summary>
    public void Swipe(long id)
    {
        _deal?.Swipe(id);
        Forget(id);
    }

    public void Remove(long id)
    {
        _deal?.Remove(id);
        Forget(id);
    }

    /// <summary>Removes a person until they are unbanned, if ever.</summary>
    public void Ban(long id)
    {
        _banned.Add(id);
        Remove(id);
    }

    /// <summary>Lets a person be shown who was banned: the walk has passed them, so the next deal begins another.</summary>
    public void Unban(long id) => _startsOver |= _banned.Remove(id);

    /// <summary>Puts a person on top again after a rewind.</summary>
    public void PutBack(long id)
    {
        if (!_banned.Contains(id))
        {
            _deal?.Rewind(id);
        }
    }

    /// <summary>Puts a person on top of the next deal who superlikes the owner and waits for an answer.</summary>
    public void NoteSuperlike(long id, string? note)
    {
        if (_deal is not { } deal || _banned.Contains(id))
        {
            return;
        }

        if (!_superlikes.ContainsKey(id))
        {
            deal.PutOnTop(id);
        }

        _superlikes[id] = note;
    }

    /// <summary>Shows a person like everybody else who has taken back a superlike.</summary>
    public void ForgetSuperlike(long id) => _superlikes.Remove(id);

    /// <summary>
    /// The cards of one group; group 0 is dealt anew. The deck starts over if the search has changed, and when it is dealt on another day.
    /// </summary>
    /// <param name="search">The owner's search.</param>
    /// <param name="moment">Now, and how far back dislikes count.</param>
    /// <param name="group">The group's number, from 0.</param>
    /// <param name="taken">The stored places, from which an earlier activation's deal is resumed.</param>
    /// <param name="store">Stores the places at once, which is needed when a group ends early: the app goes on at the next one, whoever deals that.</param>
    public async Task<ImmutableArray<UserCard>> Group(
        Search search, DeckMoment moment, int group, TakenPlaces taken, Func<TakenPlaces, Task> store)
    {
        var (deal, walk) = await Current(search, moment, startsDay: group == 0, taken);
        while (true)
        {
            if (group == 0)
            {
                deal.DealAgain();
            }

            if (await Fill(deal, walk, group))
            {
                await store(deal.Taken);
            }

            var shown = deal.Show(group);
            if (shown.IsEmpty)
            {
                return [];
            }

            // Some may have left or no longer suit. Each round removes at least one, so the loop ends.
            var cards = await Look(deal, search, shown);
            if (cards.Length == shown.Length || (group > 0 && !cards.IsEmpty))
            {
                deal.NoteShown(group);
                return cards;
            }
        }
    }

    /// <summary>Looks up the card of a person on the deck, or answers null if they are not or no longer on it.</summary>
    public async Task<UserCard?> Card(Search search, long id) =>
        _deal is { } deal && search.Equals(_walk?.Search) && Contains(id) ? (await Look(deal, search, [id])).FirstOrDefault() : null;

    /// <summary>Counts the people who are left, up to a maximum.</summary>
    public async Task<int> Remaining(Search search, DeckMoment moment, int max, TakenPlaces taken)
    {
        var (deal, walk) = await Current(search, moment, startsDay: true, taken);
        while (true)
        {
            await Fill(walk, () => deal.Count >= max, () => false);
            var people = deal.First(max);
            var cards = await Look(deal, search, people);
            if (cards.Length == people.Length)
            {
                return cards.Length;
            }
        }
    }

    /// <summary>Whether a search finds anybody whom the owner has not swiped. Leaves the deck as it is.</summary>
    public async Task<bool> FindsAnybody(Search search, DeckMoment moment)
    {
        var walk = new DeckWalk(pools, search, moment.Days);
        await walk.Begin();
        while (!walk.IsComplete)
        {
            var page = await walk.Read(PageSizeMin);
            if (!(await Unseen(page.People, moment.DislikesSince)).IsEmpty)
            {
                return true;
            }

            walk.Advance(page);
        }

        return false;
    }

    private async Task<(Deal Deal, DeckWalk Walk)> Current(Search search, DeckMoment moment, bool startsDay, TakenPlaces taken)
    {
        if (_deal is { } deal && _walk is { } walk && search.Equals(walk.Search) && (!startsDay || (moment.Days == walk.Days && !_startsOver)))
        {
            return (deal, walk);
        }

        // The reading comes first: if it fails, nothing has begun.
        var superlikes = await relations.ReadSuperlikes(owner, SuperlikesMax);
        walk = new DeckWalk(pools, search, moment.Days);
        await walk.Begin();
        deal = new Deal(_deal?.Taken ?? taken);
        (_deal, _walk, _dislikesSince, _pageSize, _startsOver) = (deal, walk, moment.DislikesSince, PageSizeMin, false);
        _sources.Clear();
        _asked.Clear();
        _superlikes.Clear();
        foreach (var superlike in superlikes.Where(superlike => !_banned.Contains(superlike.From)))
        {
            _superlikes[superlike.From] = superlike.Note;
            deal.Add(superlike.From);
        }

        return (deal, walk);
    }

    /// <summary>Fills a group, and answers whether it ended before it was full.</summary>
    private async Task<bool> Fill(Deal deal, DeckWalk walk, int group)
    {
        // A request asks one part of each pool. Go beyond them only for an answer that would be empty, as that says that nobody is left, and in a resumed
        // deal: where its groups ended early is stored, so all others were full.
        var parts = walk.Parts;
        return await Fill(walk, () => deal.IsFilled(group), BreaksOff) && deal.End(group);

        bool BreaksOff() => (walk.Parts is null || (walk.Parts != parts && !deal.IsResumed)) && deal.HasAnyFrom(group);
    }

    /// <summary>Walks on until there are enough people, and after the walk looks for those who came meanwhile. Answers whether it broke off.</summary>
    private async Task<bool> Fill(DeckWalk walk, Func<bool> isEnough, Func<bool> breaksOff)
    {
        while (!walk.IsComplete && !isEnough())
        {
            if (breaksOff())
            {
                return true;
            }

            var page = await walk.Read(_pageSize);
            var added = await Take(page.People);
            walk.Advance(page);
            _pageSize = added > 0 ? PageSizeMin : Math.Min(2 * _pageSize, PageSizeMax);
        }

        if (isEnough())
        {
            return false;
        }

        if (breaksOff())
        {
            return true;
        }

        await walk.CatchUp(async people =>
        {
            await Take(people);
            return isEnough();
        });
        return false;
    }

    /// <summary>Deals those among the people found who may be shown, and answers how many.</summary>
    private async Task<int> Take(IReadOnlyList<Found> people)
    {
        var added = 0;
        foreach (var found in await Unseen(people, _dislikesSince))
        {
            _sources[found.Id] = found.Pool;
            added += _deal!.Add(found.Id) ? 1 : 0;
        }

        return added;
    }

    private async Task<ImmutableArray<Found>> Unseen(IReadOnlyList<Found> people, DateTimeOffset dislikesSince)
    {
        if (people.Count == 0)
        {
            return [];
        }

        var seen = await relations.ReadSwiped(owner, [.. people.Select(found => found.Id)], dislikesSince);
        var hidden = seen.ToHashSet();
        return [.. people.Where(found => !hidden.Contains(found.Id) && !_banned.Contains(found.Id))];
    }

    /// <summary>Looks up cards, in the given order, and removes from the deal those who have none.</summary>
    private async Task<ImmutableArray<UserCard>> Look(Deal deal, Search search, ImmutableArray<long> people)
    {
        var (known, others) = (people.Where(_sources.ContainsKey), people.Where(id => !_sources.ContainsKey(id)));
        var found = known.GroupBy(id => _sources[id]).Select(source => pools.Cards(source.Key, search.Seeker, [.. source])).ToList();
        var asked = others.Select(id => grains.GetGrain<IUserPeer>(id).GetDeckCard(search.Seeker, search.Pools).AsTask()).ToList();
        var cards = (await Task.WhenAll(found)).SelectMany(some => some).Concat((await Task.WhenAll(asked)).OfType<UserCard>()).ToDictionary(card => card.Id);
        _asked.UnionWith(cards.Keys.Where(id => !_sources.ContainsKey(id)));
        foreach (var id in people.Where(id => !cards.ContainsKey(id)))
        {
            deal.Remove(id);
            Forget(id);
        }

        return [.. people.Where(cards.ContainsKey).Select(id => Decorate(cards[id], search))];
    }

    private UserCard Decorate(UserCard card, Search search) => card with
    {
        Superliked = _superlikes.TryGetValue(card.Id, out var note),
        Note = note,
        CommonInterests = CommonInterests.Of(search.Interests, card.Interests),
    };

    private void Forget(long id)
    {
        _sources.Remove(id);
        _asked.Remove(id);
        _superlikes.Remove(id);
    }
}
