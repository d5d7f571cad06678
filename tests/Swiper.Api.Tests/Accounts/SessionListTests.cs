using System.Text.Json;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Accounts;

public sealed class SessionListTests
{
    [Fact]
    public async Task Sessions_OfTwoDevices_AreListedWithTheirNamesAndEndOneByOne()
    {
        await using var server = await RelaxedServer.Start();
        var here = await Person.SignUp(server.Api);
        var there = await Person.SignIn(server.Api, here.Phone);

        var sessions = (await here.Get("/api/user/sessions")).Ok().EnumerateArray().ToList();

        Assert.Equal([false, true], sessions.Select(session => session.GetProperty("current").GetBoolean()));
        Assert.All(sessions, session => Assert.Equal(JsonValueKind.String, session.GetProperty("id").ValueKind));
        (await here.Post("/api/user/sessions/end", ("id", sessions[0].GetProperty("id").GetString()!))).Ok();
        (await there.Get("/api/user/info")).Refused(ErrorCode.LOGIN_ERROR);
        Assert.Single((await here.Get("/api/user/sessions")).Ok().EnumerateArray());

        // A repeat changes nothing, nor does a guess; and one may end the session in use.
        (await here.Post("/api/user/sessions/end", ("id", "42"))).Ok();
        (await here.Post("/api/user/sessions/end", ("id", sessions[0].GetProperty("id").GetString()!))).Ok();
        (await here.Post("/api/user/sessions/end", ("id", sessions[1].GetProperty("id").GetString()!))).Ok();
        (await here.Get("/api/user/info")).Refused(ErrorCode.LOGIN_ERROR);
    }

    [Fact]
    public async Task Session_OfADevice_IsCalledWhatTheDeviceSays()
    {
        await using var server = await RelaxedServer.Start();
        var phone = Phones.Fresh();
        (await server.Api.Form("/api/user/verify", null, ("phonenum", phone))).Ok();
        var code = await Person.LastCode(server.Api, phone);
        var login = await server.Api.Send(
            HttpMethod.Post,
            "/api/user/login",
            null,
            new FormUrlEncodedContent([new("phonenum", phone), new("vcode", code)]),
            ("User-Agent", "Swiper/1.0 (iPhone; iOS 26)"));

        var session = Assert.Single((await server.Api.Get("/api/user/sessions", login.Ok().GetProperty("token").GetString())).Ok().EnumerateArray());

        Assert.Equal("Swiper/1.0 (iPhone; iOS 26)", session.GetProperty("device").GetString());
        Assert.EndsWith("Z", session.GetProperty("created_at").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("Z", session.GetProperty("last_seen_at").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0042")]
    [InlineData("x")]
    public async Task EndSession_WithoutAnId_NamesTheParameter(string? id)
    {
        await using var server = await RelaxedServer.Start();
        var person = await Person.SignUp(server.Api);

        var reply = await person.Post("/api/user/sessions/end", id is null ? [] : [("id", id)]);

        Assert.Equal("id", reply.Refused(ErrorCode.BAD_REQUEST).Data.GetProperty("parameter").GetString());
        await person.Info();
    }
}
