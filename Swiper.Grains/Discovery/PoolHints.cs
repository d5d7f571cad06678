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

    private readonly ConcurrentDictionary<PoolPart, bool> _isSplit = new();

    /// <summary>Whether a part is split, or null if unknown.</summary>
    public bool? IsSplit(PoolPart part) => _isSplit.TryGetValue(part, out var isSplit) ? isSplit : null;

    /// <summary>The part that holds an id as far as known, but none of more than so many bits.</summary>
    public PoolPart PartOf(string pool, long id, int depthMax = int.MaxValue)
    {
        var part = PoolPart.Whole(pool);
        while (part.Depth < depthMax && IsSplit(part) == true)
        {
            part = part.HalfOf(id);
        }

        return part;
    }

    public void Note(PoolPart part, bool isSplit)
    {
        if (IsSplit(part) == isSplit)
        {
            return;
        }

        if (_isSplit.Count >= PartsMax)
        {
            _isSplit.Clear();
        }

        _isSplit[part] = isSplit;
    }
}
