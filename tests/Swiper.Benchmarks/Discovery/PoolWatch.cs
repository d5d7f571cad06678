using System.Collections.Concurrent;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Benchmarks.Discovery;

/// <summary>Sees which parts of pools are called, and how many rows each reads when it wakes.</summary>
internal sealed class PoolWatch : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<GrainId, bool> _called = new();
    private int _mostRows;

    /// <summary>Most rows that one part read at once.</summary>
    public int MostRows => _mostRows;

    /// <summary>The parts that were ever called.</summary>
    public ConcurrentDictionary<GrainId, bool> Parts { get; } = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod?.DeclaringType == typeof(ICandidatePoolGrain))
        {
            _called[context.TargetId] = true;
            Parts[context.TargetId] = true;
        }

        return context.Invoke();
    }

    /// <summary>The number of parts called since it was last asked.</summary>
    public int TakeCalled()
    {
        var count = _called.Count;
        _called.Clear();
        return count;
    }

    /// <summary>Counts the rows of each reading.</summary>
    public ICandidateStore Around(ICandidateStore store) => new Counted(this, store);

    private sealed class Counted(PoolWatch watch, ICandidateStore store) : ICandidateStore
    {
        public async IAsyncEnumerable<Candidate> ReadPool(
            string pool, long from = 0, long until = Limits.UserIdExclusiveMax, int limit = int.MaxValue)
        {
            var rows = 0;
            await foreach (var candidate in store.ReadPool(pool, from, until, limit))
            {
                rows++;
                yield return candidate;
            }

            for (var most = watch._mostRows; rows > most && Interlocked.CompareExchange(ref watch._mostRows, rows, most) != most; most = watch._mostRows)
            {
            }
        }

        public Task<bool> Write(string pool, long userId, long revision, Candidate? entry) => store.Write(pool, userId, revision, entry);
    }
}
