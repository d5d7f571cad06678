using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Accounts;

/// <summary>Calls every route that needs a session with ways of lacking one that <c>RouteMatrixTests</c> does not have.</summary>
public sealed class SessionTests(SharedServer shared)
{
    public static TheoryData<string> Routes => [.. ApiRoutes.WithSession];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Route_WithAnotherUsersSession_IsRefused(string route)
    {
        // Even a properly signed session opens only the user it was made for.
        var attacker = await Person.SignUp(shared.Api);
        var victim = await Person.SignUp(shared.Api);

        (await shared.Api.Call(ApiRoutes.All[route], Tokens.SignFor(attacker.Token, victim.Id))).Refused(ErrorCode.LOGIN_ERROR);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Route_AfterLogoutWithMalformedBody_SaysTheSessionIsDeadFirst(string route)
    {
        var (method, path, _) = ApiRoutes.All[route];
        var person = await Person.SignUp(shared.Api);
        (await person.Post("/api/user/logout")).Ok();

        var reply = method == "GET"
            ? await shared.Api.Get(path + "?a=%FF", person.Token)
            : await shared.Api.RawJson(path, person.Token, "{");

        reply.Refused(ErrorCode.LOGIN_ERROR);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Route_WithTokenInTheUrl_IsRefused(string route)
    {
        var person = await Person.SignUp(shared.Api);

        (await shared.Api.Call(ApiRoutes.All[route], null, $"?token={person.Token}&sessionid={person.Token}")).Refused(ErrorCode.LOGIN_ERROR);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Route_WithASessionAndItsExamples_IsUnderstood(string route)
    {
        // The tests of refusals call routes with valid fields, so only the session is refused.
        var person = await (await Person.SignUp(shared.Api)).GrantVip(3);

        var reply = await shared.Api.Call(ApiRoutes.All[route], person.Token);

        // The photo of the example is none of theirs.
        var isOthersPhoto = route is "POST /api/user/photos/order" or "POST /api/user/photos/delete" && reply.Code == ErrorCode.BAD_REQUEST;
        Assert.True(
            isOthersPhoto
                || reply.Code is ErrorCode.Ok or ErrorCode.USER_NOT_FOUND or ErrorCode.VCODE_ERROR or ErrorCode.NOTHING_TO_REWIND or ErrorCode.NICKNAME_TAKEN,
            $"{reply.Status} {reply.Text}");
    }

    [Fact]
    public async Task Token_ProperlySigned_IsTaken()
    {
        // The tests above sign properly, so only the token's content is refused.
        var person = await Person.SignUp(shared.Api);

        (await shared.Api.Get("/api/user/info", Tokens.SignFor(person.Token, person.Id))).Ok();
    }

    [Fact]
    public async Task Cookie_Alone_IsTaken()
    {
        var person = await Person.SignUp(shared.Api);

        (await shared.Api.Get("/api/user/info", null, ("Cookie", "sessionid=" + person.Token))).Ok();
    }

    [Fact]
    public async Task CookieAndBearer_Together_BearerWins()
    {
        var cookie = await Person.SignUp(shared.Api);
        var bearer = await Person.SignUp(shared.Api);

        var both = (await shared.Api.Get("/api/user/info", bearer.Token, ("Cookie", "sessionid=" + cookie.Token))).Ok();
        var broken = await shared.Api.Get("/api/user/info", "nonsense", ("Cookie", "sessionid=" + cookie.Token));

        Assert.Equal(bearer.Id, both.GetProperty("id").GetInt64());
        broken.Refused(ErrorCode.LOGIN_ERROR);
    }

    [Fact]
    public async Task Token_WithAnyBitChanged_IsRefused()
    {
        var person = await Person.SignUp(shared.Api);
        var token = Tokens.Decode(person.Token);

        for (var at = 0; at < token.Length; at++)
        {
            token[at] ^= 1;
            (await shared.Api.Get("/api/user/info", Tokens.Encode(token))).Refused(ErrorCode.LOGIN_ERROR);
            token[at] ^= 1;
        }
    }
}
