using System.Buffers.Binary;
using Swiper.Grains.Interfaces;

namespace Swiper.Simulation.Core;

/// <summary>Supplies the grains' randomness from the run's seed.</summary>
internal sealed class SimEntropy(SimRandom random) : IEntropy
{
    public void Fill(Span<byte> bytes)
    {
        Span<byte> word = stackalloc byte[8];
        while (!bytes.IsEmpty)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, random.Next());
            var taken = Math.Min(8, bytes.Length);
            word[..taken].CopyTo(bytes);
            bytes = bytes[taken..];
        }
    }
}
