using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;

namespace Swiper.Grains.Discovery;

/// <summary>The candidates of one part of a pool in memory, by id. Changes are numbered, and the last ones remembered.</summary>
internal sealed class CandidateIndex
{
    /// <summary>Remembered changes. A reader that missed more starts over.</summary>
    private const int ChangesMax = 4096;

    private readonly List<long> _ids = [];
    private readonly List<Listed> _people = [];

    /// <summary>When each was last active, as a page leaves out most people for that alone: read in order, which is several times as fast as by entry.</summary>
    private readonly List<DateOnly> _activeOn = [];
    private readonly Dictionary<long, long> _removed = [];
    private readonly Queue<long> _changes = new();

    /// <summary>The people whose entries change at a moment of their own, whether or not it has come.</summary>
    private readonly SortedSet<long> _timed = [];

    public int Count => _ids.Count;

    public long ChangeCount { get; private set; }

    /// <summary>Adds a candidate at the end; for loading in order of ids.</summary>
    public void Append(Candidate candidate)
    {
        _ids.Add(candidate.Id);
        _people.Add(new Listed(candidate));
        _activeOn.Add(candidate.ActiveOn);
        NoteTime(_people[^1]);
    }

    public Listed? Find(long id) => _ids.BinarySearch(id) is >= 0 and var index ? _people[index] : null;

    /// <summary>Adds or replaces a candidate, unless a later revision was seen.</summary>
    public void Put(Candidate candidate)
    {
        var (index, listed) = (_ids.BinarySearch(candidate.Id), new Listed(candidate));
        if (_removed.TryGetValue(candidate.Id, out var removedAt) && removedAt >= candidate.Revision)
        {
            return;
        }

        if (index < 0)
        {
            _ids.Insert(~index, candidate.Id);
            _people.Insert(~index, listed);
            _activeOn.Insert(~index, candidate.ActiveOn);
        }
        else if (_people[index].Candidate.Revision < candidate.Revision)
        {
            (_people[index], _activeOn[index]) = (listed, candidate.ActiveOn);
        }
        else
        {
            return;
        }

        _removed.Remove(candidate.Id);
        NoteTime(listed);
        NoteChange(candidate.Id);
    }

    /// <summary>Removes a candidate, unless a later revision is listed. Remembers the revision, so that a late listing is ignored.</summary>
    public void Remove(long id, long revision)
    {
        var index = _ids.BinarySearch(id);
        if (index >= 0)
        {
            if (_people[index].Candidate.Revision > revision)
            {
                return;
            }

            _ids.RemoveAt(index);
            _people.RemoveAt(index);
            _activeOn.RemoveAt(index);
            _timed.Remove(id);
        }

        _removed[id] = Math.Max(revision, _removed.GetValueOrDefault(id));
    }

    /// <summary>Forgets the revisions of removals. Call when no write is in flight, so that none of before them can still arrive.</summary>
    public void ForgetRemoved() => _removed.Clear();

    /// <summary>The next suitable candidates, in a seeker's order, of those whose ids are in a range and who were last active on one of some days.</summary>
    public (ImmutableArray<long> Ids, bool HasMore) Page(
        (long From, long Until) ids, (DateOnly From, DateOnly Until) days, DeckOrder order, ulong from, int count, Predicate<Listed> suits)
    {
        // Most people of a large range are beyond the page, which their ids tell without a look at them.
        var nearest = new PriorityQueue<long, ulong>(count + 1);
        var (farthest, hasMore) = (ulong.MaxValue, false);
        for (var index = IndexFrom(ids.From); index < _ids.Count && _ids[index] < ids.Until; index++)
        {
            if (_activeOn[index] < days.From || _activeOn[index] > days.Until)
            {
                continue;
            }

            var place = order.Of(_ids[index]);
            if (place < from)
            {
                continue;
            }

            if (nearest.Count == count && place > farthest)
            {
                hasMore = true;
            }
            else if (suits(_people[index]))
            {
                nearest.Enqueue(_ids[index], ~place);
                if (nearest.Count > count)
                {
                    nearest.Dequeue();
                    hasMore = true;
                }

                if (nearest.TryPeek(out _, out var last))
                {
                    farthest = ~last;
                }
            }
        }

        var found = new long[nearest.Count];
        for (var place = found.Length - 1; place >= 0; place--)
        {
            found[place] = nearest.Dequeue();
        }

        return ([.. found], hasMore);
    }

    /// <summary>
    /// The suitable candidates among those that came or changed since a change count, or began to show since a time; null if these changes are forgotten.
    /// </summary>
    public (ImmutableArray<long> Ids, long ChangeCount)? ChangedSince(
        long changeCount, (DateTimeOffset After, DateTimeOffset Until) times, int count, Predicate<Listed> suits)
    {
        var first = ChangeCount - _changes.Count;
        if (changeCount < first || changeCount > ChangeCount)
        {
            return null;
        }

        var found = ImmutableArray.CreateBuilder<long>();
        foreach (var id in _timed)
        {
            if (Find(id) is { } listed && listed.Began(times.After, times.Until) && suits(listed))
            {
                found.Add(id);
            }
        }

        foreach (var id in _changes.Skip((int)(changeCount - first)))
        {
            if (found.Count >= count)
            {
                break;
            }

            changeCount++;
            if (Find(id) is { } listed && suits(listed) && !found.Contains(id))
            {
                found.Add(id);
            }
        }

        return (found.DrainToImmutable(), changeCount);
    }

    private void NoteTime(Listed listed)
    {
        if (listed.IsTimed)
        {
            _timed.Add(listed.Candidate.Id);
        }
        else
        {
            _timed.Remove(listed.Candidate.Id);
        }
    }

    private void NoteChange(long id)
    {
        ChangeCount++;
        _changes.Enqueue(id);
        if (_changes.Count > ChangesMax)
        {
            _changes.Dequeue();
        }
    }

    private int IndexFrom(long id) => _ids.BinarySearch(id) is >= 0 and var exact ? exact : ~_ids.BinarySearch(id);
}
