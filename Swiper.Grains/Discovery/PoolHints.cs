using System.Collections.Concurrent;

namespace Swiper.Grains.Discovery;

/// <summary>
/// What this silo last heard of the shape of pools, so that calls go straight to the part that holds a person. Only hints: a part that is asked in vain
/// says where to ask.
/// </summary>
internal sealed class PoolHints
{
    /// <summary>Bounds the memory. Forgetting everything now and then costs a few calls.</summary>
    private const int PartsMax = 100_000;

    private const int Split = -1;

    /// <summary>How many people each part holds, unless it is split.</summary>
    private readonly ConcurrentDictionary<PoolPart, int> _sizes = new();

    /// <summary>Whether a part is split, as far as known.</summary>
    public bool IsSplit(PoolPart part) => _sizes.TryGetValue(part, out var size) && size == Split;

    /// <summary>How many people a part holds that is not split, or null if unknown.</summary>
    public int? SizeOf(PoolPart part) => _sizes.TryGetValue(part, out var size) && size != Split ? size : null;

    /// <summary>The part that holds an id as far as known, but none of more than so many bits.</summary>
    public PoolPart PartOf(string pool, long id, int depthMax = int.MaxValue)
    {
        var part = PoolPart.Whole(pool);
        while (part.Depth < depthMax && IsSplit(part))
        {
            part = part.HalfOf(id);
        }

        return part;
    }

    public void NoteSplit(PoolPart part) => Note(part, Split);

    public void Note(PoolPart part, int size)
    {
        if (_sizes.Count >= PartsMax)
        {
            _sizes.Clear();
        }

        _sizes[part] = size;
    }
}
