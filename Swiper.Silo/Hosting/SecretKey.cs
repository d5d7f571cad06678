using System.Security.Cryptography;
using System.Text;

namespace Swiper.Silo.Hosting;

/// <summary>A key that callers must present. Only its hash is kept, and a presented key is compared in constant time.</summary>
public sealed class SecretKey
{
    private readonly byte[] _hash;

    /// <summary>Hashes the key.</summary>
    /// <param name="text">The key itself.</param>
    public SecretKey(string text) => _hash = Hash(text);

    /// <summary>Whether a presented text is the key.</summary>
    public bool Matches(string? presented) => presented is not null && CryptographicOperations.FixedTimeEquals(Hash(presented), _hash);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
