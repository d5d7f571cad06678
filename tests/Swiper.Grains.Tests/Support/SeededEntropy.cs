using Swiper.Grains.Interfaces;

namespace Swiper.Grains.Tests.Support;

/// <summary>Deterministic randomness. Silos share it, so it locks.</summary>
internal sealed class SeededEntropy(int seed) : IEntropy
{
    private readonly Random _random = new(seed);

    public void Fill(Span<byte> bytes)
    {
        lock (_random)
        {
            _random.NextBytes(bytes);
        }
    }
}
