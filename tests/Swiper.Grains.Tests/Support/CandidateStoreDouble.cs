using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Tests.Support;

/// <summary>Candidates in memory. Faults match a call by its method and pool.</summary>
public sealed class CandidateStoreDouble : StoreDouble<(string Method, string Pool)>, ICandidateStore
{
    private readonly Dictionary<(string Pool, long Id), (long Revision, Candidate? Entry)> _entries = [];

    public bool IsListed(string pool, long id)
    {
        lock (Gate)
        {
            return _entries.GetValueOrDefault((pool, id)).Entry is not null;
        }
    }

    /// <summary>The entries of a user, by pool.</summary>
    public IReadOnlyDictionary<string, Candidate> EntriesOf(long id)
    {
        lock (Gate)
        {
            return _entries.Where(entry => entry.Key.Id == id && entry.Value.Entry is not null)
                .ToDictionary(entry => entry.Key.Pool, entry => entry.Value.Entry!);
        }
    }

    /// <summary>The pools in which a user's entry has a revision above the given one: those that were written since.</summary>
    public IReadOnlyList<string> WrittenSince(long id, long revision)
    {
        lock (Gate)
        {
            return [.. _entries.Where(entry => entry.Key.Id == id && entry.Value.Revision > revision).Select(entry => entry.Key.Pool)];
        }
    }

    public async IAsyncEnumerable<Candidate> ReadPool(string pool, long from = 0, long until = Limits.UserIdExclusiveMax, int limit = int.MaxValue)
    {
        var listed = await Answer((nameof(ReadPool), pool), () => _entries
            .Where(entry => entry.Key.Pool == pool && entry.Key.Id >= from && entry.Key.Id < until && entry.Value.Entry is not null)
            .OrderBy(entry => entry.Key.Id)
            .Take(limit)
            .Select(entry => entry.Value.Entry!)
            .ToList());
        foreach (var candidate in listed)
        {
            yield return candidate;
        }
    }

    public Task<bool> Write(string pool, long userId, long revision, Candidate? entry) => Answer((nameof(Write), pool), () =>
    {
        if (_entries.TryGetValue((pool, userId), out var stored) && stored.Revision >= revision)
        {
            return false;
        }

        _entries[(pool, userId)] = (revision, entry);
        return true;
    });
}
