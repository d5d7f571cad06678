using System.Buffers;
using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Swiper.Api.Contract;
using Swiper.Api.Pipeline;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>A value means the same in a form, a query and JSON, whatever it is and however it is escaped.</summary>
public sealed class FieldPropertyTests
{
    private static readonly string[] Pieces =
    [
        "0", "1", "9", "00", "-", "+", ".", "e", " ", "\0", "\r\n", "true", "false", "null", "%",
        "&", "=", "\"", "\\", "/", "a", "é", "e\u0301", "男", "２", "💥", "\uFEFF",
    ];

    private static readonly string[] SomeNames = ["sid", "a b", "名字", "%41", "é", "x&y"];

    private static readonly Gen<string> Texts = Gen.OneOf(Pieces).Array[0, 6].Select(string.Concat);

    private static readonly Gen<(string Text, int Escapes)> Names = Gen.Select(Gen.OneOf(SomeNames), Gen.Int);

    private static readonly Gen<((string Text, int Escapes) Name, (string Text, int Escapes) Value)[]> Requests =
        Gen.Select(Names, Gen.Select(Texts, Gen.Int)).Array[0, 5];

    [Fact]
    public void Read_AnyFields_AgreeInFormQueryAndJson() => Requests.Sample(fields =>
    {
        var pairs = string.Join('&', fields.Select(field => UrlEncode(field.Name) + "=" + UrlEncode(field.Value)));
        var json = "{" + string.Join(',', fields.Select(field => JsonEncode(field.Name) + ":" + JsonEncode(field.Value))) + "}";
        Field[]? expected = fields.DistinctBy(field => field.Name.Text).Count() < fields.Length
            ? null
            : [.. fields.Select(field => new Field(field.Name.Text, FieldKind.Text, field.Value.Text))];

        Assert.Equal(expected, OfForm(pairs));
        Assert.Equal(expected, OfQuery(pairs));
        Assert.Equal(expected, OfJson(json));
    });

    [Fact]
    public void Integer_AnyNumber_ReadsAsItIsWrittenInEveryWay() => Gen.Long.Sample(number =>
    {
        var text = number.ToString(CultureInfo.InvariantCulture);

        Assert.All([OfForm("n=" + text), OfQuery("n=" + text), OfJson($$"""{"n":"{{text}}"}"""), OfJson($$"""{"n":{{text}}}""")], fields =>
        {
            Assert.True(Assert.Single(fields!).TryGetInteger(out var read));
            Assert.Equal(number, read);
        });
    });

    [Fact]
    public void Integer_AnyText_IsOneOnlyInItsOneSpelling() => Texts.Sample(text =>
    {
        if (new Field("n", FieldKind.Text, text).TryGetInteger(out var number) && number is not (long.MinValue or long.MaxValue))
        {
            Assert.Equal(number.ToString(CultureInfo.InvariantCulture), text);
        }
    });

    [Fact]
    public void IntegerAndSwitch_AnyNumberOfJson_ReadAsTheSameTextDoes() => Texts.Sample(text =>
    {
        // Not every text is a JSON number.
        if (OfJson($$"""{"n":{{text}}}""") is [{ Kind: FieldKind.Number } number])
        {
            var asText = new Field("n", FieldKind.Text, number.Text);
            Assert.Equal((asText.TryGetInteger(out var expected), expected), (number.TryGetInteger(out var read), read));
            Assert.Equal((asText.TryGetBoolean(out var isOn), isOn), (number.TryGetBoolean(out var isReadOn), isReadOn));
        }
    });

    private static Field[]? OfForm(string pairs)
    {
        var fields = new Fields();
        return UrlEncoded.TryRead(Encoding.UTF8.GetBytes(pairs), fields) ? fields.All.ToArray() : null;
    }

    private static Field[]? OfQuery(string pairs) =>
        BodyReader.ReadQuery(new DefaultHttpContext { Request = { QueryString = new QueryString("?" + pairs) } }.Request)?.All.ToArray();

    private static Field[]? OfJson(string json)
    {
        var fields = new Fields();
        return JsonFields.TryRead(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json)), fields) ? fields.All.ToArray() : null;
    }

    /// <summary>Escapes what must be escaped, and some of the rest.</summary>
    private static string UrlEncode((string Text, int Escapes) value)
    {
        var random = new Random(value.Escapes);
        return string.Concat(Encoding.UTF8.GetBytes(value.Text).Select(unit => (char)unit switch
        {
            ' ' when random.Next(2) == 0 => "+",
            var plain when char.IsAsciiLetterOrDigit(plain) && random.Next(2) == 0 => plain.ToString(),
            _ => "%" + unit.ToString(random.Next(2) == 0 ? "x2" : "X2", CultureInfo.InvariantCulture),
        }));
    }

    /// <summary>Escapes what must be escaped, and some of the rest.</summary>
    private static string JsonEncode((string Text, int Escapes) value)
    {
        var random = new Random(value.Escapes);
        var mayStay = random.Next(2) == 0;
        return "\"" + string.Concat(value.Text.Select(unit => mayStay && unit >= ' ' && unit is not ('"' or '\\')
            ? unit.ToString()
            : "\\u" + ((int)unit).ToString(random.Next(2) == 0 ? "x4" : "X4", CultureInfo.InvariantCulture))) + "\"";
    }
}
