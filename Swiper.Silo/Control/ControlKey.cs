using System.Security.Cryptography;
using System.Text;
using Swiper.Grains.Interfaces;

namespace Swiper.Silo.Control;

/// <summary>What control calls must show: 256 random bits, drawn when the server starts and told to nobody but <see cref="ServerFile"/>.</summary>
internal sealed class ControlKey
{
    private const int Bytes = 32;

    private readonly byte[] _hash;

    public ControlKey(IEntropy entropy)
    {
        Span<byte> random = stackalloc byte[Bytes];
        entropy.Fill(random);
        Text = Convert.ToHexStringLower(random);
        _hash = Hash(Text);
    }

    /// <summary>The key itself.</summary>
    public string Text { get; }

    /// <summary>Whether a text is the key, found out in the same time for every text.</summary>
    public bool Is(string? text) => text is not null && CryptographicOperations.FixedTimeEquals(Hash(text), _hash);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
