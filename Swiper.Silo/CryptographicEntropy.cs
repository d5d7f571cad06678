using System.Security.Cryptography;
using Swiper.Grains.Interfaces;

namespace Swiper.Silo;

/// <summary>Randomness nobody can foretell.</summary>
internal sealed class CryptographicEntropy : IEntropy
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
