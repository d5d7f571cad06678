using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Swiper.Silo.Accounts.Webhook;

/// <summary>Signs requests, so that a receiver can tell them from anybody else's, and old ones from new.</summary>
internal static class WebhookSignature
{
    /// <summary>Seconds since 1970, UTC.</summary>
    public const string TimestampHeader = "Swiper-Timestamp";

    public const string SignatureHeader = "Swiper-Signature";

    /// <summary>The version and HMAC-SHA256, in lower-case hexadecimal, of the timestamp, a dot and the body.</summary>
    public static string Of(byte[] key, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}.")));
        hmac.AppendData(body);
        return "v1=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
