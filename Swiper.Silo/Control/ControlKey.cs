using Swiper.Grains.Interfaces;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Control;

/// <summary>The key of control calls: 256 random bits, drawn when the server starts and written to nothing but <see cref="ServerFile"/>.</summary>
internal sealed class ControlKey
{
    private const int Bytes = 32;

    private readonly SecretKey _key;

    public ControlKey(IEntropy entropy)
    {
        Span<byte> random = stackalloc byte[Bytes];
        entropy.Fill(random);
        Text = Convert.ToHexStringLower(random);
        _key = new SecretKey(Text);
    }

    /// <summary>The key itself.</summary>
    public string Text { get; }

    public bool Matches(string? presented) => _key.Matches(presented);
}
