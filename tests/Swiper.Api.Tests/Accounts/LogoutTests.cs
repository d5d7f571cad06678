using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Accounts;

public sealed class LogoutTests(SharedServer shared)
{
    [Fact]
    public async Task Logout_OfOneSession_LeavesTheOthers()
    {
        await using var server = await RelaxedServer.Start();
        var here = await Person.SignUp(server.Api);
        var there = await Person.SignIn(server.Api, here.Phone);

        var reply = await here.Post("/api/user/logout");

        Assert.Equal(System.Text.Json.JsonValueKind.Null, reply.Ok().ValueKind);
        (await here.Get("/api/user/info")).Refused(ErrorCode.LOGIN_ERROR);
        Assert.Equal(here.Id, (await there.Info()).GetProperty("id").GetInt64());
        Assert.False(there.Login.GetProperty("created").GetBoolean());
    }

    [Fact]
    public async Task Logout_OfAll_EndsEverySession()
    {
        await using var server = await RelaxedServer.Start();
        var here = await Person.SignUp(server.Api);
        var there = await Person.SignIn(server.Api, here.Phone);

        (await here.Post("/api/user/logout", ("all", "true"))).Ok();

        (await here.Get("/api/user/info")).Refused(ErrorCode.LOGIN_ERROR);
        (await there.Get("/api/user/info")).Refused(ErrorCode.LOGIN_ERROR);
    }

    [Fact]
    public async Task Logout_TakesTheCookieBack()
    {
        var person = await Person.SignUp(shared.Api);

        var reply = await person.Post("/api/user/logout");

        Assert.Contains("1970", Assert.Single(reply.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logout_WithNonsense_NamesTheParameterAndLeavesTheSession()
    {
        var person = await Person.SignUp(shared.Api);

        var reply = (await person.Post("/api/user/logout", ("all", "perhaps"))).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("all", reply.Data.GetProperty("parameter").GetString());
        await person.Info();
    }
}
