using System.Globalization;
using System.Text;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>A request that a hostile or broken client might send, deterministic by seed. Most of it is right, so that it gets far.</summary>
public sealed class MalformedRequest
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "BREW", "get", "TRACE"];

    private static readonly TestRoute[] Routes = [.. ApiRoutes.All.Values];

    private static readonly string[] OtherPaths =
    [
        .. ApiRoutes.GetPaths,
        "/api", "/api/", "/api/user", "/media/x", "/dev/sms/x", "/metrics/x", "/openapi/v2.json",
        "/control/robots", "/swagger/../x", "/API/USER/INFO", "/api//user//info", "/api/%zz", "/api/user/info%00", "/api/..%2f..%2fetc/passwd",
    ];

    private static readonly string[] Names =
        [.. ApiRoutes.All.Values.SelectMany(route => route.Contract.Fields).Select(field => field.Name).Distinct(), "__proto__", "", "名字", new string('n', 80)];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf8", "application/json; charset=gbk", "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=\"UTF8\"", "multipart/form-data; boundary=b", "multipart/form-data",
        "multipart/form-data; boundary=" + new string('b', 80), "text/plain", "application/octet-stream", "application/json;;;", "x", "*/*", "",
    ];

    private static readonly string[] HeaderNames =
    [
        "Accept-Language", "Cookie", "X-Admin-Key", "Origin", "X-Forwarded-For", "X-Forwarded-Host", "If-None-Match", "Range", "Accept-Encoding",
        "Content-Encoding", "Expect", "X-HTTP-Method-Override", "Access-Control-Request-Method",
    ];

    private readonly Random _random;
    private readonly HostileText _text;
    private readonly TestRoute? _route;

    public MalformedRequest(int seed, IReadOnlyList<Person> people)
    {
        _random = new Random(seed);
        _text = new HostileText(_random);
        _route = _random.Next(5) == 0 ? null : Routes[_random.Next(Routes.Length)];
        Method = new HttpMethod(_route is not null && _random.Next(4) > 0 ? _route.Method : Pick(Methods));
        Path = (_route?.Path ?? Pick(OtherPaths)) + (_random.Next(2) == 0 || _route?.Method == "GET" ? "?" + Pairs() : "");
        Token = TokenOf(people);
        Content = Method.Method is "GET" or "get" or "HEAD" or "TRACE" ? null : Body();
        Headers = [.. Enumerable.Range(0, _random.Next(5) == 0 ? _random.Next(1, 4) : 0).Select(_ => Header())];
    }

    public HttpMethod Method { get; }

    public string Path { get; }

    public string? Token { get; }

    public HttpContent? Content { get; }

    public (string, string)[] Headers { get; }

    /// <summary>Whether the server may refuse it while it reads it, before there is a request: with a bare status.</summary>
    public bool IsUnreadable => Path.Contains("%00", StringComparison.Ordinal) || Path.Length > 8000 || Headers.Sum(header => header.Item2.Length) > 8000;

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    /// <summary>A token; on the route that ends sessions only a wrong one, or everybody would soon be signed out.</summary>
    private string? TokenOf(IReadOnlyList<Person> people) => _random.Next(6) switch
    {
        0 => null,
        1 => Noise(_random.Next(1, 200)),
        _ when _route?.Path.EndsWith("/logout", StringComparison.Ordinal) == true => null,
        _ => people[_random.Next(people.Count)].Token,
    };

    private (string, string) Header()
    {
        var name = Pick(HeaderNames);
        return (name, _random.Next(40) switch
        {
            0 => Noise(_random.Next(1, 30_000)),
            < 10 when name == "X-Admin-Key" => SwiperServer.AdminKey,
            < 20 => Pick(["en_US", "gzip", "100-continue", "bytes=0-0,5-", "https://evil.example", "127.0.0.1, ::1", "\"x\"", "sessionid=", "GET"]),
            _ => Noise(_random.Next(1, 500)),
        });
    }

    private ByteArrayContent Body()
    {
        var (type, bytes) = _random.Next(8) switch
        {
            0 => (Pick(ContentTypes), _text.Bytes(_random.Next(0, 300))),
            1 or 2 => ("application/x-www-form-urlencoded", Encoding.UTF8.GetBytes(Pairs())),
            3 or 4 => ("application/json", Encoding.UTF8.GetBytes(Json())),
            5 => ("application/json", Cut(Encoding.UTF8.GetBytes(Json()))),
            6 => ("multipart/form-data; boundary=b", Cut(Multipart())),
            _ => (Pick(ContentTypes), Encoding.UTF8.GetBytes(new string(Pick(["[", "{\"a\":", "&", "%", "9"])[0], _random.Next(1, _random.Next(20) == 0 ? 100_000 : 5000)))),
        };
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", _random.Next(10) == 0 ? Pick(ContentTypes) : type);
        return content;
    }

    private byte[] Multipart() =>
    [
        .. Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: form-data; name=\"{_route?.Contract.File?.Name ?? "avatar"}\"; filename=\"{_text.Value()}\"\r\n{Pick(["", "Content-Type: image/png\r\n", "X: y\r\n", ":\r\n"])}\r\n"),
        .. _random.Next(3) == 0 ? Picture : _text.Bytes(_random.Next(0, 300)),
        .. Encoding.UTF8.GetBytes(Pick(["\r\n--b--\r\n", "\r\n--b\r\n", "", "\r\n--b--"])),
    ];

    private static byte[] Picture { get; } = TestPictures.RedBlue(SkiaSharp.SKEncodedImageFormat.Png, 8, 8);

    /// <summary>The route's fields with their examples, but for one or two.</summary>
    private List<(string Name, string Value)> Fields()
    {
        var fields = (_route?.Contract.Fields ?? []).Select(field => (field.Name, string.Create(CultureInfo.InvariantCulture, $"{field.Example}"))).ToList();
        for (var i = _random.Next(0, 3); i > 0; i--)
        {
            var changed = (Pick(Names), _text.Value());
            if (fields.Count > 0 && _random.Next(3) > 0)
            {
                var at = _random.Next(fields.Count);
                fields[at] = (fields[at].Name, changed.Item2);
            }
            else
            {
                fields.Add(changed);
            }
        }

        return fields;
    }

    private string Pairs() => string.Join('&', Fields().Select(field => _text.UrlEncoded(field.Name) + "=" + _text.UrlEncoded(field.Value)));

    private string Json() => _random.Next(10) == 0
        ? _text.Json(0)
        : "{" + string.Join(',', Fields().Select(field => _text.JsonString(field.Name) + ":" + (_random.Next(4) == 0 ? _text.Json(1) : _text.JsonString(field.Value)))) + "}";

    private byte[] Cut(byte[] bytes) => _random.Next(2) == 0 ? bytes : bytes[.._random.Next(bytes.Length + 1)];

    /// <summary>Printable text, since the client sends nothing else in a header.</summary>
    private string Noise(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)_random.Next(' ' + 1, '~')));
}
