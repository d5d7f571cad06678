using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;

namespace Swiper.Grains.Discovery;

/// <summary>
/// The people of one pool in memory, by id. Ids are random, so their order is as good as shuffled, and a walk that starts at a random place
/// shows everyone as often as anyone. Changes are numbered, and the last ones remembered.
/// </summary>
internal sealed class CandidateIndex
{
    /// <summary>Remembered changes; who comes back later than that starts over.</summary>
    private const int ChangesMax = 4096;

    private readonly List<Candidate> _byId = [];
    private readonly Dictionary<long, long> _removed = [];
    private readonly Queue<long> _changes = new();
    private long _changeCount;

    /// <summary>How many changes there were.</summary>
    public long ChangeCount => _changeCount;

    /// <summary>Adds a person at the end; for loading in order of ids.</summary>
    public void Append(Candidate candidate) => _byId.Add(candidate);

    /// <summary>Finds a person, or null.</summary>
    public Candidate? Find(long id) => IndexOf(id) is >= 0 and var index ? _byId[index] : null;

    /// <summary>Lists a person or changes their entry, unless a later revision was here.</summary>
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

    /// <summary>Takes a person off, unless a later revision is here, and remembers the revision against late listings.</summary>
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

    /// <summary>Walks on from an id, round once to where the walk began, and answers who suits.</summary>
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

    /// <summary>Who suits among those that came or changed after a number of changes; null when those are remembered no more.</summary>
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
