using System.Text;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>Bytes that no client would send, deterministic by seed.</summary>
public sealed class RawRequestGenerator(int seed)
{
    private static readonly string[] Fragments =
    [
        "GET", "POST", " ", "/api/user/info", "/", "*", "http://x/", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "\r\n", "\n", "\r", "\0", "Host: x", "Host:", ": x",
        "Content-Length: 5", "Content-Length: -5", "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked", "Transfer-Encoding: x",
        "5\r\nhello\r\n", "0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n", "Authorization: Bearer x", "Cookie: sessionid=", "Connection: upgrade", "Upgrade: h2c",
        "Expect: 100-continue", "Content-Type: application/json", "{\"sid\":", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u00ff", "%00", "/..%2f..%2f",
    ];

    public byte[] Next(int number)
    {
        var random = new Random(seed + number);
        var bytes = new List<byte>();
        if (random.Next(2) == 0)
        {
            bytes.AddRange(Encoding.Latin1.GetBytes("POST /api/social/like HTTP/1.1\r\nHost: x\r\n"));
        }

        for (var i = random.Next(1, 12); i > 0; i--)
        {
            bytes.AddRange(Encoding.Latin1.GetBytes(Fragments[random.Next(Fragments.Length)]));
        }

        if (random.Next(4) == 0)
        {
            var noise = new byte[random.Next(1, 40_000)];
            random.NextBytes(noise);
            bytes.AddRange(noise);
        }

        return [.. bytes];
    }
}
