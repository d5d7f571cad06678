using System.Collections.Immutable;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Tests.Support;

/// <summary>
/// One user's deal and what is stored of it, over a pool of people numbered in the deck's order. A pool in parts is walked one part a question.
/// </summary>
internal sealed class DealtUser(int people, int? partSize)
{
    /// <summary>Small enough that a part has several pages, and large enough that a page reaches into the next group.</summary>
    private const int PageSize = 4;

    private readonly HashSet<long> _swiped = [];
    private readonly List<long> _pool = [.. Enumerable.Range(1, people).Select(id => (long)id)];
    private TakenPlaces _stored;
    private Deal? _deal;
    private int _walked;

    public int Swiped => _swiped.Count;

    private int PageEnd => Math.Min(_pool.Count, Math.Min(_walked + PageSize, partSize is { } size ? (_walked / size + 1) * size : int.MaxValue));

    /// <summary>The part that is walked next, or null after the walk; all of a pool that is not split is one.</summary>
    private int? Part => partSize is not { } size ? 0 : _walked < _pool.Count ? _walked / size : null;

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

        if (Fill(_deal, group) && _deal.End(group))
        {
            _stored = _deal.Taken;
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

    /// <summary>Walks on until the group is full, and answers whether it has to end early.</summary>
    private bool Fill(Deal deal, int group)
    {
        var part = Part;
        while (_walked < _pool.Count && !deal.IsFilled(group) && !BreaksOff())
        {
            for (var end = PageEnd; _walked < end; _walked++)
            {
                if (!_swiped.Contains(_pool[_walked]))
                {
                    deal.Add(_pool[_walked]);
                }
            }
        }

        return !deal.IsFilled(group) && BreaksOff();

        bool BreaksOff() => (Part is null || (Part != part && !deal.IsResumed)) && deal.HasAnyFrom(group);
    }
}
