namespace Swiper.Grains.Discovery;

/// <summary>
/// The order in which a user is shown people of one slice, and slices of one band. As good as random, different for every user, and the same on every
/// silo; it depends on nothing about the people but their ids.
/// </summary>
internal readonly struct DeckOrder(long owner)
{
    private readonly ulong _key = Mix((ulong)owner);

    /// <summary>The place of a person. Different people have different places.</summary>
    public ulong Of(long id) => Mix(_key ^ (ulong)id);

    /// <summary>The slices of a depth, in the user's order. Those of one part of a lesser depth follow one another.</summary>
    public long[] Slices(int partDepth, int depth)
    {
        var slices = new long[1L << depth];
        var places = new (ulong Part, ulong Slice)[slices.Length];
        for (var slice = 0L; slice < slices.Length; slice++)
        {
            slices[slice] = slice;
            places[slice] = (Of(~(slice >> (depth - partDepth))), Of(long.MinValue | slice));
        }

        Array.Sort(places, slices);
        return slices;
    }

    /// <summary>The finalizer of SplitMix64: invertible, and each bit of the input changes each of the output about every second time.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
