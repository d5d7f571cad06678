using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Swiper.Api.Tests.Support;

/// <summary>Forges tokens, as an attacker without and with the signing key could.</summary>
public static class Tokens
{
    private const int UserIdAt = 1;
    private const int ExpiresAt = 17;
    private const int SignatureBytes = 32;

    /// <summary>The token with another user's id under the original signature.</summary>
    public static string Forge(string token, long userId) => Encode(Change(Decode(token), UserIdAt, userId));

    /// <summary>The token with another user's id, properly signed.</summary>
    public static string SignFor(string token, long userId) => Encode(Sign(Change(Decode(token), UserIdAt, userId)));

    /// <summary>The token with another expiry, properly signed.</summary>
    public static string Expire(string token, DateTimeOffset at) => Encode(Sign(Change(Decode(token), ExpiresAt, at.ToUnixTimeSeconds())));

    public static byte[] Decode(string token) =>
        Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '='));

    public static string Encode(byte[] token) => Convert.ToBase64String(token).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static byte[] Change(byte[] token, int at, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(at), value);
        return token;
    }

    private static byte[] Sign(byte[] token)
    {
        var signed = token.AsSpan(0, token.Length - SignatureBytes);
        HMACSHA256.HashData(SwiperServer.SigningKey, signed, token.AsSpan(signed.Length));
        return token;
    }
}
