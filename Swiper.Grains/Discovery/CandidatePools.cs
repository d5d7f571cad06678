using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Discovery;

/// <summary>Calls the part of a pool that holds a person or a slice, wherever splits and joins have put it.</summary>
public sealed class CandidatePools
{
    /// <summary>Far more than the hops between the parts of any pool.</summary>
    private const int HopsMax = 200;

    /// <summary>A slice is this share of a full part, so that a page looks at few people however many there are.</summary>
    private const int SliceShare = 8;

    private readonly IGrainFactory _grains;
    private readonly PoolHints _hints;

    internal CandidatePools(IGrainFactory grains, PoolHints hints, int poolSize) =>
        (_grains, _hints, SliceSize) = (grains, hints, Math.Max(1, poolSize / SliceShare));

    /// <summary>About how many people a slice has, over all pools of a search.</summary>
    internal int SliceSize { get; }

    /// <summary>Lists a person, or replaces their entry.</summary>
    public Task Put(string pool, Candidate candidate) => At(pool, candidate.Id, async part => new PoolAnswer<bool>(await part.Put(candidate), true));

    /// <summary>Removes a person, if listed.</summary>
    public Task Remove(string pool, long id, long revision) => At(pool, id, async part => new PoolAnswer<bool>(await part.Remove(id, revision), true));

    /// <summary>The cards of people of one pool, in any order.</summary>
    internal async Task<IEnumerable<UserCard>> Cards(string pool, Seeker seeker, ImmutableArray<long> ids)
    {
        var parts = ids.GroupBy(id => _hints.PartOf(pool, id));
        var cards = await Task.WhenAll(parts.Select(part => CardsOf(part.Key, seeker, [.. part])));
        return cards.SelectMany(some => some);
    }

    /// <summary>How many bits the ids of a part that holds an id have in common, and how many people it holds.</summary>
    internal async Task<(int Depth, int Size)> ShapeAt(string pool, long id)
    {
        var part = _hints.PartOf(pool, id);
        for (var hops = 0; hops < HopsMax; hops++)
        {
            if (_hints.SizeOf(part) is { } size)
            {
                return (part.Depth, size);
            }

            var (where, found) = await Grain(part).Find();
            part = Next(part, where, id, found) ?? part;
        }

        throw Restless();
    }

    /// <summary>Reads the next people of a slice.</summary>
    internal Task<SlicePage> Page(string pool, Seeker seeker, DeckSlice slice, ulong from, int count, Action<PoolPart, PoolVersion> note) =>
        PageOf(_hints.PartOf(pool, new PoolPart(pool, slice.Depth, slice.Bits).From, slice.Depth), seeker, slice, from, count, note);

    /// <summary>The parts of a pool, as far as known.</summary>
    internal IEnumerable<PoolPart> PartsOf(string pool) => PartsBelow(PoolPart.Whole(pool));

    /// <summary>The part to ask next, after one was asked; null if it was the right one.</summary>
    /// <param name="part">The part that was asked.</param>
    /// <param name="where">What it answered.</param>
    /// <param name="id">The person, or the first of the slice.</param>
    /// <param name="size">How many people it holds, if it said so.</param>
    internal PoolPart? Next(PoolPart part, Holder where, long id, int? size = null)
    {
        switch (where)
        {
            case Holder.Here:
                _hints.Note(part, size ?? _hints.SizeOf(part) ?? 0);
                return null;
            case Holder.Below:
                _hints.NoteSplit(part);
                return part.HalfOf(id);
            default:
                var above = part.Parent ?? throw Restless();
                _hints.Note(above, 0);
                return above;
        }
    }

    internal ICandidatePoolGrain Grain(PoolPart part) => _grains.GetGrain<ICandidatePoolGrain>(part.ToString());

    private IEnumerable<PoolPart> PartsBelow(PoolPart part) =>
        _hints.IsSplit(part) ? PartsBelow(part.First).Concat(PartsBelow(part.Second)) : [part];

    private async Task<T?> At<T>(string pool, long id, Func<ICandidatePoolGrain, Task<PoolAnswer<T>>> call)
    {
        var part = _hints.PartOf(pool, id);
        for (var hops = 0; hops < HopsMax; hops++)
        {
            var answer = await call(Grain(part));
            if (Next(part, answer.Where, id) is not { } next)
            {
                return answer.Value;
            }

            part = next;
        }

        throw Restless();
    }

    private async Task<IEnumerable<UserCard>> CardsOf(PoolPart part, Seeker seeker, ImmutableArray<long> ids)
    {
        var answer = await Grain(part).Cards(seeker, ids);
        if (Next(part, answer.Where, part.From) is null)
        {
            return answer.Value;
        }

        var cards = await Task.WhenAll(ids.Select(id => At(part.Pool, id, async owner => await owner.Cards(seeker, [id]))));
        return cards.SelectMany(some => some);
    }

    private async Task<SlicePage> PageOf(PoolPart part, Seeker seeker, DeckSlice slice, ulong from, int count, Action<PoolPart, PoolVersion> note)
    {
        var start = new PoolPart(part.Pool, slice.Depth, slice.Bits).From;
        for (var hops = 0; hops < HopsMax; hops++)
        {
            if (part.Depth >= slice.Depth && _hints.IsSplit(part))
            {
                return SlicePage.Merge(await Task.WhenAll(
                    PageOf(part.First, seeker, slice, from, count, note), PageOf(part.Second, seeker, slice, from, count, note)));
            }

            var (where, page) = await Grain(part).Page(seeker, slice, from, count);
            if (Next(part, where, start, page?.PartSize) is { } next)
            {
                // Below a part that holds just this slice, both halves are asked.
                part = where == Holder.Below && part.Depth >= slice.Depth ? part : next;
                continue;
            }

            note(part, page!.Version);
            var order = new DeckOrder(seeker.Id);
            Found[] people = [.. page.Ids.Select(id => new Found(order.Of(id), id, part.Pool))];
            return new(people, page.HasMore ? people[^1].Place : null);
        }

        throw Restless();
    }

    /// <summary>Happens only while a network is split, and two activations of one part contradict each other.</summary>
    private static StoreUnavailableException Restless() => new("The parts of a pool do not agree on its shape.");
}
