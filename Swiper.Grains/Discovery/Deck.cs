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
/// The people one user is shown, in order. The deck fills on demand by walking the pool once and skipping people who were swiped; after that it asks
/// only for changes. The walk's start is pseudo-random but fixed per user, so that the deck survives its activation. Cards are looked up again
/// whenever they are shown, so nobody who has left the pool appears.
/// </summary>
internal sealed class Deck(IRelationReader relations, IGrainFactory grains, long owner)
{
    /// <summary>Page size of a walk: doubles after each page without new people, up to the maximum.</summary>
    private const int PageSizeMin = 32;
    private const int PageSizeMax = 1024;

    private readonly HashSet<long> _ids = [];

    /// <summary>
    /// The order of the deck. Swiped people stay in it until the deck is shown again, since removing one from the middle of a list as long as the
    /// pool is slow.
    /// </summary>
    private readonly List<long> _order = [];

    /// <summary>People never to show again. Kept because they may be banned while the deck is being filled.</summary>
    private readonly HashSet<long> _banned = [];
    private string? _pool;
    private Seeker? _seeker;
    private long _start;
    private long? _next;
    private int _pageSize = PageSizeMin;
    private PoolVersion? _version;

    public bool Contains(long id) => _ids.Contains(id);

    public void Remove(long id) => _ids.Remove(id);

    /// <summary>Removes a person for good.</summary>
    public void Ban(long id)
    {
        _banned.Add(id);
        _ids.Remove(id);
    }

    /// <summary>Puts a person on top again after a rewind.</summary>
    public void PutBack(long id)
    {
        if (_pool is not null && !_banned.Contains(id) && _ids.Add(id))
        {
            _order.Remove(id);
            _order.Insert(0, id);
        }
    }

    /// <summary>The cards of one group. The deck starts over if the pool or the seeker has changed.</summary>
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

            // Some have left the pool or no longer suit. Each round removes at least one, so the loop ends.
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

    /// <summary>A uniform number that is the same for the same owner and pool on every machine.</summary>
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

            // Advance only together with adding the people found: a failure in between would lose them.
            var swiped = await relations.ReadSwiped(owner, page.Ids);
            var before = _ids.Count;
            _order.AddRange(page.Ids.Except(swiped).Except(_banned).Where(_ids.Add));
            _next = page.Next;
            _pageSize = _ids.Count > before ? PageSizeMin : Math.Min(2 * _pageSize, PageSizeMax);

            // Keep the version of the walk's start: ChangedSince finds those who came behind the walk.
            _version = isWalking ? _version ?? page.Version : page.Version;
        }
    }
}
