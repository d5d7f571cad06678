using Swiper.Api.Contract;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Contract;

/// <summary>What is a number with a fraction, in every such field of every route and in each way of sending it.</summary>
public sealed class DecimalTests(SharedServer shared)
{
    private static readonly string[] Misspelled =
    [
        "", "-", ".", "1.", ".5", "-.5", "01", "-01.5", "+1", " 1", "1 ", "1\n", "1\0", "1,5", "1.2.3", "1e1", "1E1", "1.5e-3", "0x1", "NaN", "nan",
        "Infinity", "-Infinity", "inf", "∞", "１", "1.５", "−1", "1_0", "1°", "31°13′",
    ];

    private static readonly string[] OutOfRange = ["180.0000001", "-180.0000001", "1000000", new string('9', 400), "-" + new string('9', 400)];

    /// <summary>What JSON allows as a number, and is none of the contract, or none in range.</summary>
    private static readonly string[] NoDecimalsOfJson = ["1e1", "1E-1", "1.5e0", "1e400", "181"];

    public static TheoryData<string, string> DecimalFields => new(ApiRoutes.All.SelectMany(route => route.Value.Contract.Fields
        .Where(info => info.Example is double)
        .Select(info => (route.Key, info.Name))));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("-0.0", 0)]
    [InlineData("31", 31)]
    [InlineData("31.2304", 31.2304)]
    [InlineData("-179.9999999999", -179.9999999999)]
    [InlineData("0.10000000000000000000000000000000000000000000000000000000000001", 0.1)]
    public void TryParse_Decimal_IsRead(string text, double expected)
    {
        Assert.True(WireDecimal.TryParse(text, out var number));
        Assert.Equal(expected, number);
    }

    [Fact]
    public void TryParse_AnyOtherSpelling_IsRefused() => Assert.All(Misspelled, text => Assert.False(WireDecimal.TryParse(text, out _), text));

    [Theory]
    [MemberData(nameof(DecimalFields))]
    public async Task Decimal_MisspelledOrOutOfRange_IsRefusedByNameInEveryKindOfRequest(string route, string field)
    {
        var person = await Person.SignUp(shared.Api);
        var path = ApiRoutes.All[route].Path;
        var others = ApiRoutes.All[route].Contract.Fields.Where(other => other.Example is double && other.Name != field).Select(other => other.Name).ToList();

        foreach (var text in Misspelled.Concat(OutOfRange))
        {
            var values = others.ToDictionary(other => other, _ => "1");
            values.Add(field, text);
            AssertRefused(await person.Post(path, [.. values.Select(value => (value.Key, value.Value))]), field);
            AssertRefused(await shared.Api.Json(path, person.Token, values), field);
        }

        foreach (var json in NoDecimalsOfJson.Append("true").Append("[1]").Append("null"))
        {
            var rest = string.Concat(others.Select(other => $",\"{other}\":1"));
            AssertRefused(await shared.Api.RawJson(path, person.Token, $"{{\"{field}\":{json}{rest}}}"), field);
        }
    }

    private static void AssertRefused(Reply reply, string field) =>
        Assert.Equal(field, reply.Refused(ErrorCode.BAD_REQUEST).Data.GetProperty("parameter").GetString());
}
