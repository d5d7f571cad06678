using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Discovery;

/// <inheritdoc cref="ICandidatePoolGrain"/>
/// <remarks>This part answers about people; the other decides where they are.</remarks>
[GrainType("swiper.candidate-pool")]
internal sealed partial class CandidatePoolGrain(
    IGrainContext context,
    [PersistentState(GrainStorage.Pool, GrainStorage.Name)] IPersistentState<PoolShape> storage,
    ICandidateStore store,
    Calendar calendar,
    TimeProvider time,
    IEntropy entropy,
    IOptions<DiscoveryOptions> options,
    ILogger<CandidatePoolGrain> log) : Grain(context), ICandidatePoolGrain, ICandidatePoolPart
{
    private CandidateIndex _index = new();

    /// <summary>Tells versions of this index from those of others, whose changes it has not counted.</summary>
    private long _activation;

    /// <inheritdoc/>
    public async Task<Holder> Put(Candidate candidate)
    {
        while (!IsOpen || !HasRoomFor(candidate.Id))
        {
            await (IsOpen ? _change = Split() : Settle().AsTask());
            if (_where != Holder.Here)
            {
                return _where;
            }
        }

        // Puts interleave so that many share a commit. Store and index both keep the highest revision.
        if (await Write(candidate.Id, candidate.Revision, candidate))
        {
            _index.Put(candidate);
        }

        EndWrite();
        return Holder.Here;
    }

    /// <inheritdoc/>
    public async Task<Holder> Remove(long userId, long revision)
    {
        while (!IsOpen)
        {
            await Settle();
            if (_where != Holder.Here)
            {
                return _where;
            }
        }

        if (await Write(userId, revision, null))
        {
            _index.Remove(userId, revision);
        }

        EndWrite();
        JoinIfSmall();
        return Holder.Here;
    }

    /// <inheritdoc/>
    public async ValueTask<PoolAnswer<int>> Find()
    {
        await Settle();
        return new(_where, _index.Count);
    }

    /// <inheritdoc/>
    public async ValueTask<PoolAnswer<CandidatePage>> Page(Seeker seeker, DeckSlice slice, ulong from, int count)
    {
        await Settle();
        if (_where != Holder.Here)
        {
            return new(_where, null);
        }

        // Take the version before the page, so that nobody who comes meanwhile is missed.
        var match = MatchNow(seeker);
        var version = new PoolVersion(_activation, _index.ChangeCount, match.Now);
        var range = new PoolPart(_part.Pool, slice.Depth, slice.Bits);
        var (ids, hasMore) = _index.Page(
            (range.From, range.Until), (slice.ActiveFrom, slice.ActiveUntil), new DeckOrder(seeker.Id), from, count, match.Suits);
        return new(Holder.Here, new CandidatePage(ids, hasMore, version, _index.Count));
    }

    /// <inheritdoc/>
    public async ValueTask<PoolAnswer<CandidatePage>> ChangedSince(Seeker seeker, PoolVersion version, int count)
    {
        await Settle();
        if (_where != Holder.Here)
        {
            return new(_where, null);
        }

        var match = MatchNow(seeker);
        return version.Activation == _activation
            && _index.ChangedSince(version.Count, (version.At, match.Now), count, match.Suits) is var (ids, changeCount)
            ? new(Holder.Here, new CandidatePage(ids, changeCount < _index.ChangeCount, new PoolVersion(_activation, changeCount, match.Now), _index.Count))
            : new(Holder.Here, null);
    }

    /// <inheritdoc/>
    public async ValueTask<PoolAnswer<ImmutableArray<UserCard>>> Cards(Seeker seeker, ImmutableArray<long> ids)
    {
        await Settle();
        if (_where != Holder.Here)
        {
            return new(_where, []);
        }

        var match = MatchNow(seeker);
        var cards = ImmutableArray.CreateBuilder<UserCard>(ids.Length);
        foreach (var id in ids)
        {
            if (_index.Find(id) is { } listed && match.Suits(listed))
            {
                cards.Add(match.Card(listed, _part.Pool));
            }
        }

        return new(Holder.Here, cards.DrainToImmutable());
    }

    /// <summary>Counts every write in flight as a person more, which may be one too many.</summary>
    private bool HasRoomFor(long id) => _index.Count + _writes < options.Value.PoolSize || _index.Find(id) is not null;

    private async Task<bool> Write(long userId, long revision, Candidate? entry)
    {
        _writes++;
        try
        {
            return await store.Write(_part.Pool, userId, revision, entry);
        }
        catch
        {
            // The write may have succeeded, and a retry would then see a stale revision and skip the index: reload it.
            EndWrite();
            DeactivateOnIdle();
            throw;
        }
    }

    private Match MatchNow(Seeker seeker) => new(seeker, time.GetUtcNow(), calendar, options.Value);
}
