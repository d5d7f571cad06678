using System.Collections.Immutable;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Tests.Support;

/// <summary>One user's deal and what is stored of it, over a pool of people numbered in the deck's order.</summary>
internal sealed class DealtUser(int people)
{
    private readonly HashSet<long> _swiped = [];
    private readonly List<long> _pool = [.. Enumerable.Range(1, people).Select(id => (long)id)];
    private TakenPlaces _stored;
    private Deal? _deal;
    private int _walked;

    public int Swiped => _swiped.Count;

    public TakenPlaces Stored => _stored;

    public ImmutableArray<long> Ask(int group)
    {
        if (_deal is null)
        {
            (_deal, _walked) = (new Deal(_stored), 0);
        }

        if (group == 0)
        {
            _deal.DealAgain();
        }

        while (!_deal.IsFilled(group) && _walked < _pool.Count)
        {
            var id = _pool[_walked++];
            if (!_swiped.Contains(id))
            {
                _deal.Add(id);
            }
        }

        var shown = _deal.Show(group);
        if (!shown.IsEmpty)
        {
            _deal.NoteShown(group);
        }

        return shown;
    }

    /// <summary>Swipes, unless it is a repeat, which changes nothing.</summary>
    public void Swipe(long id)
    {
        if (_swiped.Add(id))
        {
            _stored = _deal?.AfterSwipe(id) ?? _stored.Take(null);
            _deal?.Swipe(id);
        }
    }

    public void Rewind(long id)
    {
        if (_swiped.Remove(id))
        {
            _stored = _deal?.AfterRewind(id) ?? _stored;
            _deal?.Rewind(id);
        }
    }

    /// <summary>Adds a person at a place in the order.</summary>
    public void Join(long id, int index)
    {
        _pool.Insert(index, id);
        if (index < _walked)
        {
            // The deck learns of people behind its walk as a change.
            _walked++;
            _deal?.Add(id);
        }
    }

    /// <summary>Ends the activation, and with it all that is not stored.</summary>
    public void Restart() => _deal = null;
}
