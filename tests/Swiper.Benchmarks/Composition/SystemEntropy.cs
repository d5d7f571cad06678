using System.Security.Cryptography;
using Swiper.Grains.Interfaces;

namespace Swiper.Benchmarks.Composition;

/// <summary>Randomness of the operating system.</summary>
internal sealed class SystemEntropy : IEntropy
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
