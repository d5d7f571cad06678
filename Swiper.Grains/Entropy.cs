using System.Buffers.Binary;
using Swiper.Grains.Interfaces;

namespace Swiper.Grains;

/// <summary>Numbers drawn from <see cref="IEntropy"/>.</summary>
internal static class Entropy
{
    /// <summary>A number from 0 to 2^63 - 1, each equally likely.</summary>
    public static long NextInt63(this IEntropy entropy)
    {
        Span<byte> bytes = stackalloc byte[8];
        entropy.Fill(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes) & long.MaxValue;
    }

    /// <summary>A user id: positive and below 2^53, each equally likely but for the two that 0 gives way to.</summary>
    public static long NextUserId(this IEntropy entropy) => Math.Max(1, entropy.NextInt63() >> 10);
}
