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
/// The people one user is shown, in order. It is filled from the pool as far as somebody asks, walking the pool round once and passing over who
/// was swiped already; after that it asks only for who came or changed since. The walk starts at a place of the user's own, as good as random but
/// always the same, so that the deck outlives its activation. Everyone is looked up in the pool again each time they are shown, so nobody is who
/// has left it.
/// </summary>
internal sealed class Deck(IRelationReader relations, IGrainFactory grains, long owner)
{
    /// <summary>Candidates asked of the pool at a time: so many at first, and twice as many after each page of nobody new, up to the most.</summary>
    private const int PageSizeMin = 32;
    private const int PageSizeMax = 1024;

    /// <summary>Who is on the deck.</summary>
    private readonly HashSet<long> _ids = [];

    /// <summary>
    /// In which order. Who was swiped stays among them until the deck is shown again: taking one out of the middle moves all that follow, and a
    /// deck may be as long as the pool.
    /// </summary>
    private readonly List<long> _order = [];

    /// <summary>People who are never to be shown again, as far as this activation was told: it may be while the deck is being filled.</summary>
    private readonly HashSet<long> _banned = [];
    private string? _pool;
    private Seeker? _seeker;
    private long _start;
    private long? _next;
    private int _pageSize = PageSizeMin;
    private PoolVersion? _version;

    /// <summary>Whether the person is on the deck as far as it is filled.</summary>
    public bool Contains(long id) => _ids.Contains(id);

    /// <summary>Takes a person off the deck: they were swiped.</summary>
    public void Remove(long id) => _ids.Remove(id);

    /// <summary>Takes a person off the deck for good.</summary>
    public void Ban(long id)
    {
        _banned.Add(id);
        _ids.Remove(id);
    }

    /// <summary>Puts a person on top of the deck: their swipe was taken back.</summary>
    public void PutBack(long id)
    {
        if (_pool is not null && !_banned.Contains(id) && _ids.Add(id))
        {
            _order.Remove(id);
            _order.Insert(0, id);
        }
    }

    /// <summary>The people of one group. The deck starts over when the pool or the seeker is another than last time.</summary>
    public async Task<ImmutableArray<UserCard>> Group(string pool, Seeker seeker, int group)
    {
        if (pool != _pool || seeker != _seeker)
        {
            StartOver(pool, seeker);
        }

        var source = grains.GetGrain<ICandidatePoolGrain>(pool);
        var first = group * Limits.DeckGroupSize;
        while (true)
        {
            TidyOrder();
            await Fill(source, seeker, first + Limits.DeckGroupSize);
            var shown = _order.Skip(first).Take(Limits.DeckGroupSize).ToImmutableArray();
            if (shown.IsEmpty)
            {
                return [];
            }

            var cards = await source.Cards(seeker, shown);
            if (cards.Length == shown.Length)
            {
                return cards;
            }

            // Some have left the pool, or suit no more. Each round takes at least one off, so this ends.
            _ids.ExceptWith(shown.Except(cards.Select(card => card.Id)));
        }
    }

    private void TidyOrder()
    {
        if (_order.Count > _ids.Count)
        {
            _order.RemoveAll(id => !_ids.Contains(id));
        }
    }

    private void StartOver(string pool, Seeker seeker)
    {
        (_pool, _seeker) = (pool, seeker);
        _ids.Clear();
        _order.Clear();
        _start = StartOf(owner, pool);
        _next = _start;
        _pageSize = PageSizeMin;
        _version = null;
    }

    /// <summary>Any number, each equally likely, that is the same for the same owner and pool on every machine.</summary>
    private static long StartOf(long owner, string pool)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{owner}@{pool}")));
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & (Limits.UserIdExclusiveMax - 1);
    }

    private async Task Fill(ICandidatePoolGrain source, Seeker seeker, int count)
    {
        while (_ids.Count < count)
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

            // The place in the pool moves only with the people that were found there, or a failure in between would lose them.
            var swiped = await relations.ReadSwiped(owner, page.Ids);
            var before = _ids.Count;
            _order.AddRange(page.Ids.Except(swiped).Except(_banned).Where(_ids.Add));
            _next = page.Next;
            _pageSize = _ids.Count > before ? PageSizeMin : Math.Min(2 * _pageSize, PageSizeMax);

            // What counts is when the walk began: who came behind its back is found by ChangedSince.
            _version = isWalking ? _version ?? page.Version : page.Version;
        }
    }
}
