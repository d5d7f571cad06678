using System.Globalization;

namespace Swiper.Grains.Discovery;

/// <summary>
/// A part of a pool: the people whose ids begin with some bits. Ids are random, so the halves of a part are about equal, and its parts form a binary tree.
/// </summary>
/// <param name="Pool">The key of the whole pool.</param>
/// <param name="Depth">The number of bits; 0 for the whole pool.</param>
/// <param name="Bits">The bits, as a number.</param>
internal readonly record struct PoolPart(string Pool, int Depth, long Bits)
{
    private const int IdBits = 53;
    private const char Separator = '/';

    /// <summary>The lowest id that belongs here.</summary>
    public long From => Bits << (IdBits - Depth);

    /// <summary>The id after the highest that belongs here.</summary>
    public long Until => (Bits + 1) << (IdBits - Depth);

    /// <summary>The part this one is a half of; the whole pool has none.</summary>
    public PoolPart? Parent => Depth == 0 ? null : new(Pool, Depth - 1, Bits >> 1);

    public PoolPart First => new(Pool, Depth + 1, Bits << 1);

    public PoolPart Second => new(Pool, Depth + 1, (Bits << 1) | 1);

    public static PoolPart Whole(string pool) => new(pool, 0, 0);

    /// <summary>The bits that an id begins with.</summary>
    public static long BitsOf(long id, int depth) => id >> (IdBits - depth);

    /// <summary>The half to which an id, or a range of ids that begins with it, belongs.</summary>
    public PoolPart HalfOf(long id) => new(Pool, Depth + 1, BitsOf(id, Depth + 1));

    /// <summary>The grain's key. The bits are in front, because a pool's key may end in anything, but always begins with a letter.</summary>
    public override string ToString() => Depth == 0
        ? Pool
        : Bits.ToString("b" + Depth.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + Separator + Pool;

    /// <summary>Reads a grain's key.</summary>
    public static PoolPart Parse(string key)
    {
        var depth = key.AsSpan().IndexOfAnyExcept('0', '1');
        return depth > 0 && depth <= IdBits && key[depth] == Separator
            ? new(key[(depth + 1)..], depth, long.Parse(key.AsSpan(0, depth), NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture))
            : Whole(key);
    }
}
