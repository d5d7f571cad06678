using System.Globalization;
using System.Text;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>A request that is malformed in one way, deterministic by seed.</summary>
public sealed class MalformedRequest
{
    private static readonly string[] Methods = ["GET", "GET", "GET", "GET", "POST", "POST", "POST", "POST", "POST", "POST", "POST", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "BREW"];

    private static readonly string[] Paths =
    [
        .. ApiRoutes.All.Values.Select(route => route.Path).Distinct(),
        "/api", "/api/", "/api/user", "/media/x", "/dev/sms/x", "/health/ready", "/metrics/x", "/openapi/v2.json",
        "/control/robots", "/swagger/../x", "/API/USER/INFO", "/api//user//info",
    ];

    private static readonly string[] Names =
        [.. ApiRoutes.All.Values.SelectMany(route => route.Contract.Fields).Select(field => field.Name).Distinct(), "__proto__", "", "名字"];

    private static readonly string[] Values =
    [
        "", "0", "-1", "1", "42", "9007199254740993", "1e309", "NaN", "true", "null", "男", "\0", "\r\nX: y", "💥", "'; DROP TABLE document;--",
        "%", "%00", "%zz", "../../etc/passwd", "{{7*7}}", "<script>", "+8613800138000", "00000000000000000000000000000000001",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=gbk", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b",
        "multipart/form-data", "multipart/form-data; boundary=" + "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        "text/plain", "application/octet-stream", "application/json;;;", "x", "*/*",
    ];

    private readonly Random _random;

    public MalformedRequest(int seed, IReadOnlyList<Person> people)
    {
        _random = new Random(seed);
        Method = new HttpMethod(Pick(Methods));
        Path = Pick(Paths) + (_random.Next(3) == 0 ? "?" + Pairs() : "");
        Token = _random.Next(4) switch
        {
            0 => null,
            1 => Noise(_random.Next(1, 200)),
            _ => people[_random.Next(people.Count)].Token,
        };
        Content = Method.Method is "GET" or "HEAD" or "TRACE" ? null : Body();
        Headers = _random.Next(5) == 0 ? [(Pick(["Accept-Language", "Cookie", "X-Admin-Key", "Origin", "X-Forwarded-For", "If-None-Match", "Range"]), Noise(_random.Next(1, 500)))] : [];
    }

    public HttpMethod Method { get; }

    public string Path { get; }

    public string? Token { get; }

    public HttpContent? Content { get; }

    public (string, string)[] Headers { get; }

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private ByteArrayContent Body()
    {
        var bytes = _random.Next(6) switch
        {
            0 => Bytes(_random.Next(0, 300)),
            1 => Encoding.UTF8.GetBytes(Pairs()),
            2 => Encoding.UTF8.GetBytes(Json(0)),
            3 => Cut(Encoding.UTF8.GetBytes(Json(0))),
            4 => Encoding.UTF8.GetBytes("--b\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"" + Pick(Values) + "\"\r\n\r\n" + Noise(50) + (_random.Next(2) == 0 ? "\r\n--b--\r\n" : "")),
            _ => Encoding.UTF8.GetBytes(new string('[', _random.Next(1, 5000))),
        };
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", Pick(ContentTypes));
        return content;
    }

    private string Pairs() => string.Join('&', Enumerable.Range(0, _random.Next(0, 6)).Select(_ => Uri.EscapeDataString(Pick(Names)) + "=" + (_random.Next(2) == 0 ? Uri.EscapeDataString(Pick(Values)) : "%F" + _random.Next(10).ToString(CultureInfo.InvariantCulture))));

    private string Json(int depth) => _random.Next(depth > 4 ? 4 : 7) switch
    {
        0 => "\"" + Pick(["\\u0000", "\\ud800", "男", "x", "\\"]) + "\"",
        1 => Pick(["1", "-1", "1e400", "007", "0.5", "9007199254740993", "-"]),
        2 => Pick(["true", "false", "null", "nul"]),
        3 => "{\"" + Pick(Names) + "\":" + Pick(["1", "\"2\"", "null"]) + "}",
        4 => "[" + Json(depth + 1) + "," + Json(depth + 1) + "]",
        _ => "{" + string.Join(',', Enumerable.Range(0, _random.Next(0, 4)).Select(_ => "\"" + Pick(Names) + "\":" + Json(depth + 1))) + "}",
    };

    private byte[] Cut(byte[] bytes) => bytes[.._random.Next(bytes.Length + 1)];

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    // Printable, since the client refuses anything else in a header.
    private string Noise(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)_random.Next(' ' + 1, '~')));
}
