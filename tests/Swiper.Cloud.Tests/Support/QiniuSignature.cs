using System.Security.Cryptography;
using System.Text;

namespace Swiper.Cloud.Tests.Support;

/// <summary>Qiniu's tokens, HMAC-SHA1 in URL-safe Base64, implemented from its documentation, independent of the SDK.</summary>
internal static class QiniuSignature
{
    public static string Sign(string secret, string text) =>
        Base64(CryptographicOperations.HmacData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    public static string Base64(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');

    public static byte[] FromBase64(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/'));
}
