using System.Globalization;
using System.Text;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>Bytes that no client would send, deterministic by seed: noise, and requests whose framing is broken somewhere.</summary>
public sealed class RawRequestGenerator(int seed, string token)
{
    private static readonly string[] Fragments =
    [
        "GET", "POST", " ", "/api/user/info", "/", "*", "http://x/", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "\r\n", "\n", "\r", "\0", "Host: x", "Host:", ": x",
        "Content-Length: 5", "Content-Length: -5", "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked", "Transfer-Encoding: x",
        "5\r\nhello\r\n", "0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n", "Authorization: Bearer x", "Cookie: sessionid=", "Connection: upgrade", "Upgrade: h2c",
        "Expect: 100-continue", "Content-Type: application/json", "{\"sid\":", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u00ff", "%00", "/..%2f..%2f",
    ];

    private static readonly TestRoute[] Routes = [.. ApiRoutes.All.Values.Where(route => !route.Path.EndsWith("/logout", StringComparison.Ordinal))];

    public byte[] Next(int number)
    {
        var random = new Random(seed + number);
        return random.Next(2) == 0 ? Noise(random) : Damage(random, Request(random));
    }

    private static byte[] Noise(Random random)
    {
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

    /// <summary>A right request but for its framing, which may be wrong.</summary>
    private byte[] Request(Random random)
    {
        var route = Routes[random.Next(Routes.Length)];
        var body = string.Join('&', route.Contract.Fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name}={field.Example}")));
        var query = route.Method == "GET" ? "?" + Uri.EscapeDataString(body) : "";
        var head = $"{route.Method} {route.Path}{query} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
            + (route.Contract.TakesFile ? "Content-Type: multipart/form-data; boundary=b\r\n" : "Content-Type: application/x-www-form-urlencoded\r\n");
        var length = Encoding.UTF8.GetByteCount(body);
        return Encoding.UTF8.GetBytes(head + random.Next(8) switch
        {
            0 or 1 => $"Content-Length: {length}\r\n\r\n{body}",
            2 => $"Content-Length: {length + random.Next(-5, 200)}\r\n\r\n{body}",
            3 => $"Content-Length: {length}\r\nContent-Length: {length + 1}\r\n\r\n{body}",
            4 => $"Transfer-Encoding: chunked\r\n\r\n{length:x}\r\n{body}\r\n0\r\n\r\n",
            5 => $"Transfer-Encoding: chunked\r\n\r\n{length + random.Next(-3, 4):x}\r\n{body}\r\n0\r\n\r\n",
            6 => $"Transfer-Encoding: chunked\r\nContent-Length: {length}\r\n\r\n{length:x};x=\"y\r\n{body}\r\n0\r\n\r\n",
            _ => $"X: {new string('x', random.Next(20_000))}\r\n\r\n{body}",
        });
    }

    /// <summary>Nothing, an end too early, a wrong byte, or bytes in between.</summary>
    private static byte[] Damage(Random random, byte[] request)
    {
        var at = random.Next(request.Length);
        switch (random.Next(4))
        {
            case 0:
                return request;
            case 1:
                return request[..at];
            case 2:
                request[at] = (byte)random.Next(256);
                return request;
            default:
                return [.. request[..at], .. Encoding.Latin1.GetBytes(Fragments[random.Next(Fragments.Length)]), .. request[at..]];
        }
    }
}
