using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Discovery;

/// <summary>
/// The people of one deck, each at a place; a group is a run of <see cref="Limits.DeckGroupSize"/> places. Dealing moves them together. Until the next
/// deal everyone keeps their place, and the places of those who were swiped or have left stay empty, so that no group slides into another. Pure.
/// </summary>
/// <param name="taken">The places that were taken before this activation: people are put at the others.</param>
internal sealed class Deal(TakenPlaces taken)
{
    /// <summary>Empty places kept in front, for rewinds.</summary>
    private const int EmptyMax = 256;

    private const long Nobody = 0;

    /// <summary>Who is, or was, at each place from <see cref="_first"/>.</summary>
    private readonly List<long> _people = [];
    private readonly Dictionary<long, int> _places = [];

    /// <summary>People on top of the next deal, the first one first.</summary>
    private readonly List<long> _rewound = [];
    private int _first = taken.First;

    /// <summary>The groups shown since the deal, except that of those after a closed gap only the ones shown later.</summary>
    private readonly HashSet<int> _shown = [];

    /// <summary>The taken places, to be stored with the next swipe.</summary>
    public TakenPlaces Taken { get; private set; } = taken;

    private int EndOfPlaces => _first + _people.Count;

    /// <summary>Whether an earlier activation may have shown people who have no place here yet.</summary>
    public bool IsResumed { get; private set; } = true;

    /// <summary>How many people are left.</summary>
    public int Count => _places.Count + _rewound.Count(id => !_places.ContainsKey(id));

    public bool Contains(long id) => _places.ContainsKey(id) || _rewound.Contains(id);

    /// <summary>The taken places after a swipe of a person, who may be unknown.</summary>
    public TakenPlaces AfterSwipe(long id) => PlaceToTake(id) is { } place ? Taken.Take(place) : Taken;

    /// <summary>The taken places after a rewind of a person, who may be unknown.</summary>
    public TakenPlaces AfterRewind(long id) => EmptyPlaceOf(id) is { } place ? Taken.Free(place) : Taken;

    /// <summary>Puts a person at the next free place, unless they have one.</summary>
    public bool Add(long id)
    {
        if (_places.ContainsKey(id))
        {
            return false;
        }

        var place = NextFree();
        while (EndOfPlaces < place)
        {
            _people.Add(Nobody);
        }

        _places.Add(id, place);
        _people.Add(id);
        return true;
    }

    /// <summary>Empties the place of a person who was swiped just now.</summary>
    public void Swipe(long id)
    {
        if (!_places.ContainsKey(id) && PlaceToTake(id) is { } place)
        {
            while (EndOfPlaces <= place)
            {
                _people.Add(Nobody);
            }

            Taken = Taken.Take(place);
        }

        Remove(id);
    }

    /// <summary>Empties the place of a person who must not be shown.</summary>
    public void Remove(long id)
    {
        _rewound.Remove(id);
        if (_places.Remove(id, out var place))
        {
            Taken = Taken.Take(place);
            Trim();
        }
    }

    /// <summary>Gives a person their place back, and puts them on top of the next deal.</summary>
    public void Rewind(long id)
    {
        if (EmptyPlaceOf(id) is { } place)
        {
            Taken = Taken.Free(place);
            _places.Add(id, place);
        }

        PutOnTop(id);
    }

    /// <summary>Puts a person on top of the next deal.</summary>
    public void PutOnTop(long id)
    {
        _rewound.Remove(id);
        _rewound.Insert(0, id);
    }

    /// <summary>Deals again: moves everyone together, those who were rewound first.</summary>
    public void DealAgain()
    {
        (Taken, IsResumed) = (default, false);
        _shown.Clear();
        if (_first == 0 && _places.Count == _people.Count && _rewound.Count == 0)
        {
            return;
        }

        long[] order = [.. InOrder()];
        _first = 0;
        _people.Clear();
        _places.Clear();
        _rewound.Clear();
        foreach (var id in order)
        {
            Add(id);
        }
    }

    /// <summary>The people who are first in the next deal.</summary>
    public ImmutableArray<long> First(int count) => [.. InOrder().Take(count)];

    /// <summary>Whether as many people as a group holds are in it or after it.</summary>
    public bool IsFilled(int group) => HasFrom(group, Limits.DeckGroupSize);

    /// <summary>Whether anybody is in a group or after it.</summary>
    public bool HasAnyFrom(int group) => HasFrom(group, 1);

    /// <summary>
    /// Ends a group that is about to be shown and not full: whoever is added from now on belongs to a later one. Answers whether places were taken for it.
    /// </summary>
    public bool End(int group)
    {
        // Moving up frees the end of the group, so it comes first.
        var before = Taken;
        MoveUp(group);
        for (var place = NextFree(); place < (group + 1) * Limits.DeckGroupSize; place = NextFree())
        {
            while (EndOfPlaces <= place)
            {
                _people.Add(Nobody);
            }

            Taken = Taken.Take(place);
        }

        return Taken != before;
    }

    /// <summary>Finds the people of a group.</summary>
    public ImmutableArray<long> Show(int group)
    {
        MoveUp(group);
        return In(group);
    }

    /// <summary>Notes that a group was shown. From now on it stays as it is, also when nobody is left in it.</summary>
    public void NoteShown(int group) => _shown.Add(group);

    private ImmutableArray<long> In(int group)
    {
        var end = Math.Min(((group + 1) * Limits.DeckGroupSize) - _first, _people.Count);
        return [.. Enumerable.Range(IndexOf(group), Math.Max(0, end - IndexOf(group))).Where(IsThere).Select(index => _people[index])];
    }

    /// <summary>
    /// Moves the groups after an empty one up, unless it was shown: its people were dealt by another activation, or left before anyone saw them, and an
    /// empty group would look like the end of the deck.
    /// </summary>
    private void MoveUp(int group)
    {
        if (!_shown.Contains(group) && In(group).IsEmpty)
        {
            CloseGap(group);
        }
    }

    private void CloseGap(int group)
    {
        var from = IndexOf(group);
        var next = from;
        while (next < _people.Count && !IsThere(next))
        {
            next++;
        }

        if (next >= _people.Count)
        {
            return;
        }

        var start = group * Limits.DeckGroupSize;
        var length = _first + next - start;
        for (var index = next; index < _people.Count; index++)
        {
            if (IsThere(index))
            {
                CollectionsMarshal.GetValueRefOrNullRef(_places, _people[index]) -= length;
            }
        }

        _people.RemoveRange(from, next - from);
        _first = Math.Min(_first, start);
        _shown.RemoveWhere(shown => shown > group);
        Taken = Taken.Cut(start, length);
    }

    private bool HasFrom(int group, int wanted)
    {
        var count = 0;
        for (var index = IndexOf(group); index < _people.Count && count < wanted; index++)
        {
            count += IsThere(index) ? 1 : 0;
        }

        return count == wanted;
    }

    private IEnumerable<long> InOrder() =>
        _rewound.Concat(Enumerable.Range(0, _people.Count).Where(IsThere).Select(index => _people[index]).Except(_rewound));

    private int IndexOf(int group) => Math.Max(0, (group * Limits.DeckGroupSize) - _first);

    private bool IsThere(int index) => _places.TryGetValue(_people[index], out var place) && place == _first + index;

    /// <summary>A swipe of somebody shown by an earlier activation takes the next free place, as theirs would be after it.</summary>
    private int? PlaceToTake(long id) => _places.TryGetValue(id, out var place) ? place : IsResumed ? NextFree() : null;

    private int NextFree()
    {
        var place = EndOfPlaces;
        while (Taken.Contains(place))
        {
            place++;
        }

        return place;
    }

    private int? EmptyPlaceOf(long id) => !_places.ContainsKey(id) && _people.LastIndexOf(id) is >= 0 and var index ? _first + index : null;

    private void Trim()
    {
        if (Taken.First - _first >= 2 * EmptyMax && !Enumerable.Range(0, EmptyMax).Any(IsThere))
        {
            _people.RemoveRange(0, EmptyMax);
            _first += EmptyMax;
        }
    }
}
