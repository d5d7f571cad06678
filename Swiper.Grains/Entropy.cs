using System.Buffers.Binary;
using Swiper.Grains.Interfaces;

namespace Swiper.Grains;

internal static class Entropy
{
    /// <summary>Draws a number from 0 to 2^63 - 1, uniformly.</summary>
    public static long NextInt63(this IEntropy entropy)
    {
        Span<byte> bytes = stackalloc byte[8];
        entropy.Fill(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes) & long.MaxValue;
    }

    /// <summary>Draws a user id: positive, below 2^53, and uniform except that 1 also stands for 0.</summary>
    public static long NextUserId(this IEntropy entropy) => Math.Max(1, entropy.NextInt63() >> 10);
}
