using System.Globalization;
using System.Text;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>Values that break careless code, and unusual but right ways to encode them.</summary>
internal sealed class HostileText(Random random)
{
    private static readonly string[] Values =
    [
        "", "0", "-1", "1", "42", "007", "-0", "+1", "42\0", "9007199254740993", "99999999999999999999", "1e309", "NaN", "true", "null", "男", "male",
        "\0", "\r\nX: y", "💥", "\u3164", "e\u0301", "\uFDFA", "\u202Eabc", "'; DROP TABLE document;--", "%", "%00", "%zz", "../../etc/passwd",
        "{{7*7}}", "<script>", "+8613800138000", "2024-02-30", new string('x', 5000), "ffffffff-1",
    ];

    /// <summary>Percent-escapes of bytes that are no UTF-8.</summary>
    private static readonly string[] BrokenEscapes = ["%FF", "%C3%28", "%ED%A0%80", "%F8", "%", "%4"];

    private static readonly string[] BrokenJson = ["\"\\ud800\"", "\"\\x\"", "nul", "007", "-", "1.", "\"", "[1,", "{\"a\"}", "/**/1", "1e", "'a'"];

    public string Value() => Values[random.Next(Values.Length)];

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A text of a form or a query: escaped where it must be and in places where it need not be, now and then wrongly.</summary>
    public string UrlEncoded(string text)
    {
        if (random.Next(30) == 0)
        {
            return BrokenEscapes[random.Next(BrokenEscapes.Length)];
        }

        var escapesAll = random.Next(5) == 0;
        return string.Concat(Encoding.UTF8.GetBytes(text).Select(value => !escapesAll && char.IsAsciiLetterOrDigit((char)value)
            ? ((char)value).ToString()
            : "%" + value.ToString(random.Next(2) == 0 ? "x2" : "X2", CultureInfo.InvariantCulture)));
    }

    /// <summary>A JSON string: escaped where it must be and in places where it need not be.</summary>
    public string JsonString(string text)
    {
        var escapesAll = random.Next(5) == 0;
        return "\"" + string.Concat(text.Select(value => escapesAll || value < ' ' || value is '"' or '\\'
            ? "\\u" + ((int)value).ToString("x4", CultureInfo.InvariantCulture)
            : value.ToString())) + "\"";
    }

    /// <summary>Any JSON value, now and then a broken one.</summary>
    public string Json(int depth) => random.Next(depth > 4 ? 4 : 7) switch
    {
        0 => JsonString(Value()),
        1 => new[] { "1", "-1", "-0", "1e400", "0.5", "9007199254740993", new string('9', 200) }[random.Next(7)],
        2 => new[] { "true", "false", "null" }[random.Next(3)],
        3 => random.Next(4) == 0 ? BrokenJson[random.Next(BrokenJson.Length)] : "{}",
        4 => "[" + Json(depth + 1) + "," + Json(depth + 1) + "]",
        _ => "{" + string.Join(',', Enumerable.Range(0, random.Next(0, 4)).Select(_ => JsonString(Value()) + ":" + Json(depth + 1))) + "}",
    };
}
