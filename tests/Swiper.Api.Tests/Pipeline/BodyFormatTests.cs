using System.Text;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Pipeline;

/// <summary>A form and the equivalent JSON mean the same; malformed bodies of both kinds are refused.</summary>
public sealed class BodyFormatTests(SharedServer shared)
{
    public static TheoryData<string, string, string> SameInBoth => new()
    {
        { "/api/user/info", "birth_year=1996&birth_month=2&sex=%E7%94%B7", """{"birth_year":1996,"birth_month":"2","sex":"男"}""" },
        { "/api/user/info", "location=%E4%B8%8A%E6%B5%B7+%2B", """{"location":"上海 +"}""" },
        { "/api/user/info", "birth_year=99999999999999999999", """{"birth_year":99999999999999999999}""" },
        { "/api/user/info", $"birth_year={new string('9', 90)}", $$"""{"birth_year":{{new string('9', 90)}}}""" },
        { "/api/user/info", "birth_year=1e3", """{"birth_year":1e3}""" },
        { "/api/user/info", "sex=other&bogus=1", """{"sex":"other","bogus":1}""" },
        { "/api/user/info", "interests=a,%20b", """{"interests":["a"," b"]}""" },
        { "/api/user/position", "latitude=31.5&longitude=-0", """{"latitude":31.5,"longitude":"-0"}""" },
        { "/api/user/info", "", "{}" },
        { "/api/user/profile", "vibration=false&only_play=0&max_distance=20", """{"vibration":false,"only_play":"0","max_distance":20}""" },
        { "/api/user/profile", "vibration=1&only_match=0", """{"vibration":1,"only_match":0}""" },
        { "/api/user/profile", "vibration=2", """{"vibration":"2"}""" },
        { "/api/user/profile", "vibration=01", """{"vibration":"01"}""" },
        { "/api/user/profile", "vibration=True", """{"vibration":"True"}""" },
        { "/api/user/profile", "vibration=2", """{"vibration":2}""" },
        { "/api/social/like", "sid=42", """{"sid":42}""" },
        { "/api/social/like", "sid=42&more=ignored", """{"sid":"42","more":{"a":[1]}}""" },
        { "/api/social/like", "sid=", """{"sid":""}""" },
        { "/api/user/logout", "all=perhaps", """{"all":"perhaps"}""" },
    };

    public static TheoryData<string, string> Malformed => new()
    {
        { "application/json", "" + "{" },
        { "application/json", "[]" },
        { "application/json", "null" },
        { "application/json", "42" },
        { "application/json", "\"sid\"" },
        { "application/json", """{"sid":1}{"sid":2}""" },
        { "application/json", """{"sid":1,}""" },
        { "application/json", """{sid:1}""" },
        { "application/json", """{"sid":1,"sid":2}""" },
        { "application/json", """{"sid":"\ud800"}""" },
        { "application/json", """{"\udc00":1}""" },
        { "application/json", """{"sid":NaN}""" },
        { "application/json", """{"sid":1,"s\u0069d":1}""" },
        { "application/json", """{"\u0073\u0069\u0064":1,"sid":1}""" },
        { "application/json", """{"sid":1,"more":1,"mor\u0065":null}""" },
        { "application/json; charset=utf-16", """{"sid":1}""" },
        { "application/json; charset=utf", """{"sid":1}""" },
        { "application/json; charset=utf-80", """{"sid":1}""" },
        { "application/json; charset=latin1", """{"sid":1}""" },
        { "application/x-www-form-urlencoded; charset=gbk", "sid=1" },
        { "application/x-www-form-urlencoded", "sid=1&%73id=1" },
        { "application/x-www-form-urlencoded", "%73%69%64=1&s%69d=1" },
        { "application/x-www-form-urlencoded", "sid=1&a+b=1&a%20b=1" },
        { "application/x-www-form-urlencoded", "sid=1&sid=2" },
        { "application/x-www-form-urlencoded", "sid=%FF%FE" },
        { "application/x-www-form-urlencoded", "sid=%ED%A0%80" },
        { "text/plain", "sid=1" },
        { "application/xml", "<sid>1</sid>" },
        { "multipart/form-data; boundary=x", "--x--" },
        { "nonsense", "sid=1" },
    };

    [Theory]
    [MemberData(nameof(SameInBoth))]
    public async Task Body_AsFormAndAsJson_MeansTheSame(string path, string form, string json)
    {
        var person = await Person.SignUp(shared.Api);

        var asForm = await Post(path, person, form, "application/x-www-form-urlencoded");
        var asJson = await Post(path, person, json, "application/json");

        Assert.Equal((asForm.Status, asForm.Text), (asJson.Status, asJson.Text));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Body_Malformed_IsRefusedAsAWhole(string type, string body)
    {
        var person = await Person.SignUp(shared.Api);

        var reply = (await Post("/api/social/like", person, body, type)).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("body", reply.Data.GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("charset=utf-8")]
    [InlineData("charset=utf8")]
    [InlineData("charset=\"utf8\"")]
    [InlineData("charset=\"UTF-8\"")]
    [InlineData("charset=Utf8")]
    [InlineData("Charset=UTF8; boundary=x")]
    public async Task Body_InUtf8ByAnyOfItsNames_IsTaken(string charset)
    {
        var person = await Person.SignUp(shared.Api);

        var form = await Post("/api/user/info", person, "location=%E5%8C%97%E4%BA%AC", $"application/x-www-form-urlencoded; {charset}");
        var json = await Post("/api/user/info", person, """{"location":"上海"}""", $"APPLICATION/JSON;{charset}");

        Assert.Equal("北京", form.Ok().GetProperty("location").GetString());
        Assert.Equal("上海", json.Ok().GetProperty("location").GetString());
    }

    [Theory]
    [InlineData("group_num=0&group_num=0")]
    [InlineData("group_num=0&group%5Fnum=0")]
    [InlineData("%67roup_num=0&group_num=1")]
    [InlineData("x=1&%78=2")]
    public async Task Query_WithARepeatedName_IsRefused(string query)
    {
        var person = await Person.SignUp(shared.Api);

        var reply = (await person.Get("/api/social/users?" + query)).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("query", reply.Data.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Body_NestedWithoutEnd_IsRefused()
    {
        var person = await Person.SignUp(shared.Api);

        (await Post("/api/social/like", person, "{\"sid\":" + new string('[', 30_000), "application/json")).Refused(ErrorCode.BAD_REQUEST);
    }

    [Fact]
    public async Task Body_LargerThanTheLimit_IsRefused()
    {
        var person = await Person.SignUp(shared.Api);

        (await Post("/api/social/like", person, "sid=" + new string('1', 70_000), "application/x-www-form-urlencoded")).Refused(ErrorCode.BAD_REQUEST);
    }

    [Fact]
    public async Task Body_WithMoreFieldsThanAnybodyNeeds_IsRefused()
    {
        var person = await Person.SignUp(shared.Api);
        var fields = string.Join('&', Enumerable.Range(0, 100).Select(number => $"f{number}=1"));

        (await Post("/api/social/like", person, fields, "application/x-www-form-urlencoded")).Refused(ErrorCode.BAD_REQUEST);
    }

    [Fact]
    public async Task Body_WithoutBytesOfUtf8_IsRefused()
    {
        var person = await Person.SignUp(shared.Api);
        var content = new ByteArrayContent([.. "{\"nickname\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        (await shared.Api.Send(HttpMethod.Post, "/api/user/info", person.Token, content)).Refused(ErrorCode.BAD_REQUEST);
    }

    [Fact]
    public async Task Body_WithByteOrderMark_IsTaken()
    {
        var person = await Person.SignUp(shared.Api);

        (await Post("/api/user/info", person, "\uFEFF{\"location\":\"北京\"}", "application/json")).Ok();
    }

    private Task<Reply> Post(string path, Person person, string body, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return shared.Api.Send(HttpMethod.Post, path, person.Token, content);
    }
}
