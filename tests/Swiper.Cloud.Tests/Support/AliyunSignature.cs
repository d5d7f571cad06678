using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Swiper.Cloud.Tests.Support;

/// <summary>Aliyun's signature, version 3 (ACS3-HMAC-SHA256), implemented from its documentation, independent of the SDK.</summary>
internal static class AliyunSignature
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    public static string Compute(
        string secret, string method, string path, IEnumerable<KeyValuePair<string, string>> query, IEnumerable<KeyValuePair<string, string>> headers, string payloadHash)
    {
        var signed = headers.Select(header => (Name: header.Key.ToLowerInvariant(), Value: header.Value.Trim())).OrderBy(header => header.Name, StringComparer.Ordinal).ToArray();
        var canonical = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{method}\n{path}\n")
            .AppendJoin('&', query.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"))
            .Append('\n')
            .AppendJoin("", signed.Select(header => $"{header.Name}:{header.Value}\n"))
            .Append('\n')
            .AppendJoin(';', signed.Select(header => header.Name))
            .Append('\n')
            .Append(payloadHash);
        var toSign = $"{Algorithm}\n{HashOf(Encoding.UTF8.GetBytes(canonical.ToString()))}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(toSign)));
    }

    public static string HashOf(ReadOnlySpan<byte> payload) => Convert.ToHexStringLower(SHA256.HashData(payload));
}
