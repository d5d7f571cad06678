using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Discovery;

/// <summary>
/// The people one user is shown. The deal says who is in which group; the deck fills it on demand by walking the pool once and skipping people who
/// were swiped, after that it asks only for changes. The walk's start is pseudo-random but fixed per user, so that another activation finds the same
/// order. Cards are looked up again whenever they are shown, so nobody who has left the pool appears.
/// </summary>
internal sealed class Deck(IRelationReader relations, IGrainFactory grains, long owner)
{
    /// <summary>Page size of a walk: doubles after each page without new people, up to the maximum.</summary>
    private const int PageSizeMin = 32;
    private const int PageSizeMax = 1024;

    /// <summary>People never to show again. Kept because they may be banned while the deck is being filled.</summary>
    private readonly HashSet<long> _banned = [];
    private Deal? _deal;
    private string? _pool;
    private Seeker? _seeker;
    private long _start;
    private long? _next;
    private int _pageSize = PageSizeMin;
    private PoolVersion? _version;

    public bool Contains(long id) => _deal?.Contains(id) == true;

    /// <summary>The taken places to store with a swipe of a person, or null if this activation has no deal.</summary>
    public TakenPlaces? TakenAfterSwipe(long id) => _deal?.AfterSwipe(id);

    /// <summary>The taken places to store with a rewind of a person, or null if this activation has no deal.</summary>
    public TakenPlaces? TakenAfterRewind(long id) => _deal?.AfterRewind(id);

    /// <summary>Removes a person after their swipe was stored.</summary>
    public void Swipe(long id) => _deal?.Swipe(id);

    public void Remove(long id) => _deal?.Remove(id);

    /// <summary>Removes a person for good.</summary>
    public void Ban(long id)
    {
        _banned.Add(id);
        _deal?.Remove(id);
    }

    /// <summary>Puts a person on top again after a rewind.</summary>
    public void PutBack(long id)
    {
        if (!_banned.Contains(id))
        {
            _deal?.Rewind(id);
        }
    }

    /// <summary>The cards of one group; group 0 is dealt anew. The deck starts over if the pool or the seeker has changed.</summary>
    /// <param name="pool">The pool that people are taken from.</param>
    /// <param name="seeker">The deck's owner.</param>
    /// <param name="group">The group's number, from 0.</param>
    /// <param name="taken">The stored places, from which an earlier activation's deal is resumed.</param>
    public async Task<ImmutableArray<UserCard>> Group(string pool, Seeker seeker, int group, TakenPlaces taken)
    {
        if (_deal is not { } deal || pool != _pool || seeker != _seeker)
        {
            deal = StartOver(pool, seeker, taken);
        }

        var source = grains.GetGrain<ICandidatePoolGrain>(pool);
        while (true)
        {
            if (group == 0)
            {
                deal.DealAgain();
            }

            await Fill(deal, source, seeker, group);
            var shown = deal.Show(group);
            if (shown.IsEmpty)
            {
                return [];
            }

            var cards = await source.Cards(seeker, shown);
            if (cards.Length == shown.Length || (group > 0 && !cards.IsEmpty))
            {
                deal.NoteShown(group);
                return cards;
            }

            // Some have left the pool or no longer suit. Each round removes at least one, so the loop ends.
            foreach (var id in shown.Except(cards.Select(card => card.Id)))
            {
                deal.Remove(id);
            }
        }
    }

    private Deal StartOver(string pool, Seeker seeker, TakenPlaces taken)
    {
        (_pool, _seeker) = (pool, seeker);
        _start = StartOf(owner, pool);
        _next = _start;
        _pageSize = PageSizeMin;
        _version = null;
        return _deal = new Deal(_deal?.Taken ?? taken);
    }

    /// <summary>A uniform number that is the same for the same owner and pool on every machine.</summary>
    private static long StartOf(long owner, string pool)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{owner}@{pool}")));
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & (Limits.UserIdExclusiveMax - 1);
    }

    private async Task Fill(Deal deal, ICandidatePoolGrain source, Seeker seeker, int group)
    {
        while (!deal.IsFilled(group))
        {
            var isWalking = _next is not null;
            var page = isWalking
                ? await source.Walk(seeker, _start, _next!.Value, _pageSize)
                : await source.ChangedSince(seeker, _version!, _pageSize);
            if (page is null)
            {
                _next = _start;
                _version = null;
                continue;
            }

            if (!isWalking && page.Version == _version)
            {
                return;
            }

            // Advance only together with adding the people found: a failure in between would lose them.
            var swiped = await relations.ReadSwiped(owner, page.Ids);
            var added = page.Ids.Except(swiped).Except(_banned).Count(deal.Add);
            _next = page.Next;
            _pageSize = added > 0 ? PageSizeMin : Math.Min(2 * _pageSize, PageSizeMax);

            // Keep the version of the walk's start: ChangedSince finds those who came behind the walk.
            _version = isWalking ? _version ?? page.Version : page.Version;
        }
    }
}
