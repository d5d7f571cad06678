using System.Text.Json;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Accounts;

public sealed class LoginTests(SharedServer shared)
{
    private const int AtOnce = 100;

    [Fact]
    public async Task Login_FirstTime_CreatesAUserWithAnEmptyProfile()
    {
        var person = await Person.SignUp(shared.Api);

        var me = person.Login.GetProperty("user");
        Assert.True(person.Login.GetProperty("created").GetBoolean());
        Assert.InRange(person.Id, 1, (1L << 53) - 1);
        Assert.Equal(person.Phone, me.GetProperty("phonenum").GetString());
        Assert.All(
            ["nickname", "sex", "birth_year", "birth_month", "birth_day", "age", "avatar", "location", "vip_expires_at"],
            name => Assert.Equal(JsonValueKind.Null, me.GetProperty(name).ValueKind));
        Assert.Equal(0, me.GetProperty("vip_level").GetInt32());
        Assert.Equal(0, me.GetProperty("perms").GetArrayLength());
        Assert.Equal(
            ["like", "superlike", "rewind"],
            me.GetProperty("quotas").EnumerateObject().Select(quota => quota.Name));
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$", person.Login.GetProperty("expires_at").GetString());
    }

    [Fact]
    public async Task Login_Success_SetsACookieThatScriptsCannotReadAndOtherSitesCannotUse()
    {
        var phone = Phones.Fresh();
        (await shared.Api.Form("/api/user/verify", null, ("phonenum", phone))).Ok();
        var code = await Person.LastCode(shared.Api, phone);

        var reply = await shared.Api.Form("/api/user/login", null, ("phonenum", phone), ("vcode", code));

        var cookie = Assert.Single(reply.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("sessionid=" + reply.Ok().GetProperty("token").GetString(), cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Login_WrongCode_IsRefused()
    {
        var (phone, code) = await Verified();

        (await shared.Api.Form("/api/user/login", null, ("phonenum", phone), ("vcode", Other(code)))).Refused(ErrorCode.VCODE_ERROR);
    }

    [Fact]
    public async Task Login_CodeNeverSent_IsRefused() =>
        (await shared.Api.Form("/api/user/login", null, ("phonenum", Phones.Fresh()), ("vcode", "123456"))).Refused(ErrorCode.VCODE_ERROR);

    [Fact]
    public async Task Login_CodeUsedTwice_IsRefusedTheSecondTime()
    {
        var (phone, code) = await Verified();
        await Person.SignIn(shared.Api, phone, code);

        (await shared.Api.Form("/api/user/login", null, ("phonenum", phone), ("vcode", code))).Refused(ErrorCode.VCODE_ERROR);
    }

    [Fact]
    public async Task Login_AfterFiveWrongTries_RefusesTheRightCodeToo()
    {
        var (phone, code) = await Verified();
        for (var i = 0; i < 5; i++)
        {
            (await shared.Api.Form("/api/user/login", null, ("phonenum", phone), ("vcode", Other(code)))).Refused(ErrorCode.VCODE_ERROR);
        }

        (await shared.Api.Form("/api/user/login", null, ("phonenum", phone), ("vcode", code))).Refused(ErrorCode.VCODE_ERROR);
    }

    [Fact]
    public async Task Login_WithoutCode_NamesTheParameter()
    {
        var reply = (await shared.Api.Form("/api/user/login", null, ("phonenum", Phones.Fresh()))).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("vcode", reply.Data.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Login_ManyAtOnceWithOneCode_OpenOneSession()
    {
        var (phone, code) = await Verified();

        var replies = await Task.WhenAll(Enumerable.Range(0, AtOnce)
            .Select(_ => shared.Api.Form("/api/user/login", null, ("phonenum", phone), ("vcode", code))));

        Assert.Single(replies, reply => reply.Code == ErrorCode.Ok);
        Assert.All(replies.Where(reply => reply.Code != ErrorCode.Ok), reply => reply.Refused(ErrorCode.VCODE_ERROR));
    }

    [Fact]
    public async Task Login_ManySignInsOfOneNewNumber_MakeOneUser()
    {
        await using var server = await RelaxedServer.Start(("Accounts:CodeTries", "1000"));
        var phone = Phones.Fresh();
        var logins = new List<Task<Reply>>();

        // Each login runs while the next code is made, which revokes the previous code: some logins come too late; the last one cannot.
        for (var i = 0; i < AtOnce; i++)
        {
            (await server.Api.Form("/api/user/verify", null, ("phonenum", phone))).Ok();
            var code = await Person.LastCode(server.Api, phone);
            logins.Add(server.Api.Form("/api/user/login", null, ("phonenum", phone), ("vcode", code)));
        }

        var signedIn = (await Task.WhenAll(logins)).Where(reply => reply.Code != ErrorCode.VCODE_ERROR).Select(reply => reply.Ok()).ToArray();
        Assert.NotEmpty(signedIn);
        Assert.Single(signedIn.Select(login => login.GetProperty("user").GetProperty("id").GetInt64()).Distinct());
        Assert.Single(signedIn, login => login.GetProperty("created").GetBoolean());
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("12345.0")]
    [InlineData("1e5")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[\"123456\"]")]
    public async Task Login_CodeThatIsNoText_NamesTheParameterAndCostsNoTry(string json)
    {
        var (phone, code) = await Verified();

        for (var i = 0; i < 5; i++)
        {
            var reply = (await shared.Api.RawJson("/api/user/login", null, $$"""{"phonenum":"{{phone}}","vcode":{{json}}}""")).Refused(ErrorCode.BAD_REQUEST);
            Assert.Equal("vcode", reply.Data.GetProperty("parameter").GetString());
        }

        await Person.SignIn(shared.Api, phone, code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData(" 12345")]
    [InlineData("12345\0")]
    [InlineData("１２３４５６")]
    [InlineData("code12")]
    [InlineData("-12345")]
    public async Task Login_TextThatCannotBeACode_IsWrongAndCostsNoTry(string text)
    {
        var (phone, code) = await Verified();

        for (var i = 0; i < 5; i++)
        {
            (await shared.Api.Form("/api/user/login", null, ("phonenum", phone), ("vcode", text))).Refused(ErrorCode.VCODE_ERROR);
            (await shared.Api.Json("/api/user/login", null, new { phonenum = phone, vcode = text })).Refused(ErrorCode.VCODE_ERROR);
        }

        await Person.SignIn(shared.Api, phone, code);
    }

    private static string Other(string code) => code == "000000" ? "000001" : "000000";

    private async Task<(string Phone, string Code)> Verified()
    {
        var phone = Phones.Fresh();
        (await shared.Api.Form("/api/user/verify", null, ("phonenum", phone))).Ok();
        return (phone, await Person.LastCode(shared.Api, phone));
    }
}
