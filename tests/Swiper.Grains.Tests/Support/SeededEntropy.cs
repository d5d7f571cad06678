using Swiper.Grains.Interfaces;

namespace Swiper.Grains.Tests.Support;

/// <summary>Randomness that is the same in each run. Silos share it, so it locks.</summary>
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
