using System.Collections.Immutable;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Discovery;

/// <inheritdoc cref="ICandidatePoolGrain"/>
[GrainType("swiper.candidate-pool")]
internal sealed class CandidatePoolGrain(
    IGrainContext context,
    ICandidateStore store,
    Calendar calendar,
    TimeProvider time,
    IEntropy entropy) : Grain(context), ICandidatePoolGrain
{
    private readonly CandidateIndex _index = new();
    private readonly long _activation = entropy.NextInt63();
    private string _pool = "";

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _pool = this.GetPrimaryKeyString();
        await foreach (var candidate in store.ReadPool(_pool).WithCancellation(cancellationToken))
        {
            _index.Append(candidate);
        }
    }

    /// <inheritdoc/>
    public async Task Put(Candidate candidate)
    {
        // Puts interleave so that many share a commit. Store and index both keep the highest revision.
        if (await Write(candidate.Id, candidate.Revision, candidate))
        {
            _index.Put(candidate);
        }
    }

    /// <inheritdoc/>
    public async Task Remove(long userId, long revision)
    {
        if (await Write(userId, revision, null))
        {
            _index.Remove(userId, revision);
        }
    }

    /// <inheritdoc/>
    public ValueTask<CandidatePage> Walk(Seeker seeker, long start, long from, int count)
    {
        // Take the version before the walk, so that nobody who comes during the walk is missed.
        var version = new PoolVersion(_activation, _index.ChangeCount);
        var (ids, next) = _index.Walk(start, from, count, SuitsNow(seeker));
        return ValueTask.FromResult(new CandidatePage(ids, next, version));
    }

    /// <inheritdoc/>
    public ValueTask<CandidatePage?> ChangedSince(Seeker seeker, PoolVersion version, int count)
    {
        if (version.Activation != _activation || _index.ChangedSince(version.Count, count, SuitsNow(seeker)) is not var (ids, changeCount))
        {
            return ValueTask.FromResult<CandidatePage?>(null);
        }

        return ValueTask.FromResult<CandidatePage?>(new CandidatePage(ids, null, new PoolVersion(_activation, changeCount)));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<UserCard>> Cards(Seeker seeker, ImmutableArray<long> ids)
    {
        var now = time.GetUtcNow();
        var today = calendar.DateAt(now);
        var cards = ImmutableArray.CreateBuilder<UserCard>(ids.Length);
        foreach (var id in ids)
        {
            if (_index.Find(id) is { } candidate && MatchRules.Suits(candidate, seeker, today))
            {
                cards.Add(MatchRules.Card(candidate, _pool, today, now));
            }
        }

        return ValueTask.FromResult(cards.DrainToImmutable());
    }

    private async Task<bool> Write(long userId, long revision, Candidate? entry)
    {
        try
        {
            return await store.Write(_pool, userId, revision, entry);
        }
        catch
        {
            // The write may have succeeded, and a retry would then see a stale revision and skip the index: reload it.
            DeactivateOnIdle();
            throw;
        }
    }

    private Predicate<Candidate> SuitsNow(Seeker seeker)
    {
        var today = calendar.DateAt(time.GetUtcNow());
        return candidate => MatchRules.Suits(candidate, seeker, today);
    }
}
