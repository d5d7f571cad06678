using System.Globalization;
using System.Text.Json;
using Swiper.Api.Contract;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Contract;

/// <summary>A number has one spelling, in every integer field of every route and in each way of sending it.</summary>
public sealed class IntegerTests(SharedServer shared)
{
    private static readonly string[] Misspelled =
    [
        "042", "00", "0042", "-0", "-042", "+42", "--42", "-", "", " 42", "42 ", "42\n", "\t42", "42\0", "42\0\0\0\0", "\042",
        "4２", "٤٢", "42.0", "42.", "4e1", "4E+1", "0x2A", "4_2", "4,2", "1e400", "NaN", "42-", "−42", "42\u200B",
    ];

    /// <summary>What JSON allows as a number, and is no integer of the contract.</summary>
    private static readonly string[] NoIntegersOfJson = ["-0", "0.0", "42.0", "4e1", "4E1", "4.2e1", "1e400", "-0.0"];

    public static TheoryData<string, string> IntegerFields => new(ApiRoutes.All.SelectMany(route => route.Value.Contract.Fields
        .Where(info => info.Example is int or long)
        .Select(info => (route.Key, info.Name))));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("42", 42)]
    [InlineData("-1", -1)]
    [InlineData("9007199254740993", 9007199254740993)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775808", long.MaxValue)]
    [InlineData("-9223372036854775809", long.MinValue)]
    [InlineData("100000000000000000000000000000000000000000000000000000000000000000000000000", long.MaxValue)]
    public void TryParse_Integer_IsReadAndClamped(string text, long expected)
    {
        Assert.True(WireInteger.TryParse(text, out var number));
        Assert.Equal(expected, number);
    }

    [Fact]
    public void TryParse_AnyOtherSpelling_IsRefused() =>
        Assert.All(Misspelled, text => Assert.False(WireInteger.TryParse(text, out _), text));

    [Theory]
    [MemberData(nameof(IntegerFields))]
    public async Task Integer_Misspelled_IsRefusedInEveryKindOfRequest(string route, string field)
    {
        var person = await Person.SignUp(shared.Api);
        var called = ApiRoutes.All[route];

        foreach (var text in Misspelled)
        {
            AssertRefused(await SendText(called, person, field, text), called, field, text);
            if (called.Method == "POST")
            {
                AssertRefused(await SendJson(called, person, field, JsonSerializer.Serialize(text)), called, field, text);
            }
        }

        foreach (var number in called.Method == "POST" ? NoIntegersOfJson : [])
        {
            AssertRefused(await SendJson(called, person, field, number), called, field, number);
        }
    }

    /// <summary>A profile's field is named by 1002, any other by 1009.</summary>
    private static void AssertRefused(Reply reply, TestRoute route, string field, string value)
    {
        if (route.Contract.Refusals.Contains(ErrorCode.PROFILE_ERROR))
        {
            Assert.True(reply.Refused(ErrorCode.PROFILE_ERROR).Data.TryGetProperty(field, out _), $"{value}: {reply.Text}");
        }
        else
        {
            Assert.Equal(field, reply.Refused(ErrorCode.BAD_REQUEST).Data.GetProperty("parameter").GetString());
        }
    }

    private static string Example(FieldInfo field) => string.Create(CultureInfo.InvariantCulture, $"{field.Example}");

    /// <summary>Sends the field as a text of a form or a query, and all others as their examples.</summary>
    private static Task<Reply> SendText(TestRoute route, Person person, string field, string value)
    {
        var all = route.Contract.Fields.Select(other => KeyValuePair.Create(other.Name, other.Name == field ? value : Example(other)));
        return route.Method == "GET"
            ? person.Api.Get(
                route.Path + "?" + string.Join('&', all.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")), person.Token, ("X-Admin-Key", SwiperServer.AdminKey))
            : Post(route, person, new FormUrlEncodedContent(all));
    }

    private static Task<Reply> SendJson(TestRoute route, Person person, string field, string json)
    {
        var all = route.Contract.Fields.Select(other => $"\"{other.Name}\":{(other.Name == field ? json : JsonSerializer.Serialize(other.Example))}");
        return Post(route, person, new StringContent("{" + string.Join(',', all) + "}", null, "application/json"));
    }

    private static Task<Reply> Post(TestRoute route, Person person, HttpContent content) =>
        person.Api.Send(HttpMethod.Post, route.Path, person.Token, content, ("X-Admin-Key", SwiperServer.AdminKey));
}
