using System.Globalization;
using System.Text;

namespace Swiper.Benchmarks.Http;

/// <summary>Requests as bytes on the wire, prepared before the clock runs.</summary>
internal static class HttpRequestBytes
{
    public static byte[] Get(string path, string token) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n");

    public static byte[] Post(string path, string token, string form) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}"));
}
