using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;

namespace Swiper.Grains.Discovery;

/// <summary>
/// The candidates of one pool in memory, by id. Ids are random, so a walk from a random start shows everyone equally often. Changes are numbered, and
/// the last ones remembered.
/// </summary>
internal sealed class CandidateIndex
{
    /// <summary>Remembered changes. A reader that missed more starts over.</summary>
    private const int ChangesMax = 4096;

    private readonly List<Candidate> _byId = [];
    private readonly Dictionary<long, long> _removed = [];
    private readonly Queue<long> _changes = new();
    private long _changeCount;

    public long ChangeCount => _changeCount;

    /// <summary>Adds a candidate at the end; for loading in order of ids.</summary>
    public void Append(Candidate candidate) => _byId.Add(candidate);

    public Candidate? Find(long id) => IndexOf(id) is >= 0 and var index ? _byId[index] : null;

    /// <summary>Adds or replaces a candidate, unless a later revision was seen.</summary>
    public void Put(Candidate candidate)
    {
        var index = IndexOf(candidate.Id);
        if (_removed.TryGetValue(candidate.Id, out var removedAt) && removedAt >= candidate.Revision)
        {
            return;
        }

        if (index < 0)
        {
            _byId.Insert(~index, candidate);
        }
        else if (_byId[index].Revision < candidate.Revision)
        {
            _byId[index] = candidate;
        }
        else
        {
            return;
        }

        _removed.Remove(candidate.Id);
        NoteChange(candidate.Id);
    }

    /// <summary>Removes a candidate, unless a later revision is listed. Remembers the revision, so that a late listing is ignored.</summary>
    public void Remove(long id, long revision)
    {
        var index = IndexOf(id);
        if (index >= 0)
        {
            if (_byId[index].Revision > revision)
            {
                return;
            }

            _byId.RemoveAt(index);
        }

        _removed[id] = Math.Max(revision, _removed.GetValueOrDefault(id));
    }

    /// <summary>Walks on from an id, wrapping around once to the start, and answers the suitable candidates.</summary>
    public (ImmutableArray<long> Ids, long? Next) Walk(long start, long from, int count, Predicate<Candidate> suits)
    {
        var found = ImmutableArray.CreateBuilder<long>();
        var index = IndexOf(from) is >= 0 and var exact ? exact : ~IndexOf(from);
        var hasWrapped = from < start;
        while (true)
        {
            if (index == _byId.Count && !hasWrapped)
            {
                (index, hasWrapped) = (0, true);
            }

            if (index == _byId.Count || (hasWrapped && _byId[index].Id >= start))
            {
                return (found.DrainToImmutable(), null);
            }

            if (found.Count == count)
            {
                return (found.DrainToImmutable(), _byId[index].Id);
            }

            if (suits(_byId[index]))
            {
                found.Add(_byId[index].Id);
            }

            index++;
        }
    }

    /// <summary>The suitable candidates among those that came or changed since a change count, or null if these changes are forgotten.</summary>
    public (ImmutableArray<long> Ids, long ChangeCount)? ChangedSince(long changeCount, int count, Predicate<Candidate> suits)
    {
        var first = _changeCount - _changes.Count;
        if (changeCount < first || changeCount > _changeCount)
        {
            return null;
        }

        var found = ImmutableArray.CreateBuilder<long>();
        foreach (var id in _changes.Skip((int)(changeCount - first)))
        {
            if (found.Count == count)
            {
                break;
            }

            changeCount++;
            if (Find(id) is { } candidate && suits(candidate) && !found.Contains(id))
            {
                found.Add(id);
            }
        }

        return (found.DrainToImmutable(), changeCount);
    }

    private void NoteChange(long id)
    {
        _changeCount++;
        _changes.Enqueue(id);
        if (_changes.Count > ChangesMax)
        {
            _changes.Dequeue();
        }
    }

    private int IndexOf(long id)
    {
        var (low, high) = (0, _byId.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            switch (_byId[middle].Id.CompareTo(id))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return ~low;
    }
}
