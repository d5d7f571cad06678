using Swiper.Grains.Interfaces.Discovery;

namespace Swiper.Grains.Discovery;

/// <summary>
/// One way through all people of a search: band by band, those active lately first; within a band slice by slice, and within a slice person by person, each
/// in the seeker's own order. All pools are asked about a slice at once, each in one part, however many people it holds.
/// </summary>
/// <param name="pools">The pools.</param>
/// <param name="search">The search.</param>
/// <param name="days">The days that the bands are of.</param>
internal sealed class DeckWalk(CandidatePools pools, Search search, DeckDays days)
{
    /// <summary>Bounds the number of slices. In a city of many million people they are larger.</summary>
    private const int DepthMax = 12;
    private const int PageSizeMax = 1024;

    private readonly DeckOrder _order = new(search.Seeker.Id);

    /// <summary>
    /// The first version seen of each part: whoever came or changed since may have been missed. Null if some of its people were read in another part, before a
    /// split or a join: whoever came in between may have been missed too.
    /// </summary>
    private readonly Dictionary<PoolPart, PoolVersion?> _versions = [];

    /// <summary>All parts above those seen.</summary>
    private readonly HashSet<PoolPart> _above = [];
    private long[] _slices = [];
    private int _depth;
    private int _partDepth;
    private int _band;
    private int _next;
    private ulong _from;

    public Search Search => search;

    public DeckDays Days => days;

    /// <summary>
    /// Which parts of the pools the next page asks: all slices with this number are in the same ones. Null after the walk, unless no pool is split.
    /// </summary>
    public long? Parts => _partDepth == 0 ? 0 : IsComplete ? null : _slices[_next] >> (_depth - _partDepth);

    /// <summary>Whether all bands were walked.</summary>
    public bool IsComplete => _band == days.Bands.Length;

    /// <summary>Finds out how the pools are split. Await before anything else.</summary>
    public async Task Begin()
    {
        // Parts are split evenly, so one tells of the others. Everybody looks at the same one, which most silos know already.
        var shapes = await Task.WhenAll(search.Pools.Select(pool => pools.ShapeAt(pool, id: 0)));
        _depth = _partDepth = Math.Min(DepthMax, shapes.Max(shape => shape.Depth));
        var people = shapes.Sum(shape => Math.ScaleB(shape.Size, shape.Depth));
        while (_depth < DepthMax && Math.ScaleB(people, -_depth) > pools.SliceSize)
        {
            _depth++;
        }

        _slices = _order.Slices(_partDepth, _depth);
    }

    /// <summary>Reads the next people, none if none of this page suit. Goes no step further: see <see cref="Advance"/>.</summary>
    public async Task<SlicePage> Read(int count)
    {
        var (from, until) = days.Bands[_band];
        var slice = new DeckSlice(_depth, _slices[_next], from, until);
        var pages = await Task.WhenAll(search.Pools.Select(pool => pools.Page(pool, search.Seeker, slice, _from, count, Note)));
        return SlicePage.Merge(pages);
    }

    /// <summary>Goes on behind a page. Call in the turn in which its people were dealt: a failure in between would lose them.</summary>
    public void Advance(SlicePage page)
    {
        if (page.Last is { } last and < ulong.MaxValue)
        {
            _from = last + 1;
            return;
        }

        _from = 0;
        if (++_next == _slices.Length)
        {
            (_next, _band) = (0, _band + 1);
        }
    }

    /// <summary>
    /// After the walk, finds the people who came or changed behind it, part by part. Stops as soon as the receiver has enough, and goes on from there when
    /// called again.
    /// </summary>
    /// <param name="take">Receives people, and answers whether they are enough.</param>
    public async Task CatchUp(Func<IReadOnlyList<Found>, Task<bool>> take)
    {
        foreach (var pool in search.Pools)
        {
            var waiting = new Stack<PoolPart>(pools.PartsOf(pool));
            while (waiting.TryPop(out var part))
            {
                var where = _versions.GetValueOrDefault(part) is { } version ? await ReadChanges(part, version) : await ReadAll(part);
                switch (where)
                {
                    case null:
                        return;
                    case Holder.Below:
                        waiting.Push(part.Second);
                        waiting.Push(part.First);
                        break;
                    case Holder.Above:
                        var above = part.Parent!.Value;
                        waiting = new(waiting.Where(other => other.From < above.From || other.From >= above.Until).Append(above));
                        break;
                }
            }
        }

        // Each answers where the people are, or null when there are enough.
        async Task<Holder?> ReadChanges(PoolPart part, PoolVersion version)
        {
            while (true)
            {
                var (where, page) = await pools.Grain(part).ChangedSince(search.Seeker, version, PageSizeMax);
                if (pools.Next(part, where, part.From, page?.PartSize) is not null)
                {
                    return where;
                }

                if (page is null)
                {
                    return await ReadAll(part);
                }

                var isEnough = await Take(part, page);
                _versions[part] = version = page.Version;
                if (isEnough || !page.HasMore)
                {
                    return isEnough ? null : where;
                }
            }
        }

        async Task<Holder?> ReadAll(PoolPart part)
        {
            var slice = new DeckSlice(part.Depth, part.Bits, days.Earliest, DateOnly.MaxValue);
            PoolVersion? version = null;
            for (var from = 0UL; ;)
            {
                var (where, page) = await pools.Grain(part).Page(search.Seeker, slice, from, PageSizeMax);
                if (pools.Next(part, where, part.From, page?.PartSize) is not null)
                {
                    return where;
                }

                version ??= page!.Version;
                if (await Take(part, page!))
                {
                    return null;
                }

                if (!page!.HasMore)
                {
                    _versions[part] = version;
                    return where;
                }

                from = _order.Of(page.Ids[^1]) + 1;
            }
        }

        Task<bool> Take(PoolPart part, CandidatePage page) => take([.. page.Ids.Select(id => new Found(_order.Of(id), id, part.Pool))]);
    }

    private void Note(PoolPart part, PoolVersion version)
    {
        if (_versions.ContainsKey(part))
        {
            return;
        }

        var isReadElsewhere = _above.Contains(part);
        for (var above = part.Parent; above is { } known; above = known.Parent)
        {
            isReadElsewhere |= _versions.ContainsKey(known);
            _above.Add(known);
        }

        _versions.Add(part, isReadElsewhere ? null : version);
    }
}
