namespace Swiper.Grains.Interfaces;

/// <summary>The grains' only source of randomness: cryptographic in production, seeded under simulation.</summary>
public interface IEntropy
{
    /// <summary>Fills the span with random bytes.</summary>
    void Fill(Span<byte> bytes);
}
