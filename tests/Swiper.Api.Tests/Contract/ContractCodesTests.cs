using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Contract;

/// <summary>Provokes every code of the contract on a real server. A code without an entry here fails.</summary>
public sealed class ContractCodesTests(SharedServer shared)
{
    public static TheoryData<ErrorCode> Codes => [.. Enum.GetValues<ErrorCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task EveryCode_WhenProvoked_HasItsStatusAndASentenceInBothLanguages(ErrorCode code)
    {
        if (code == ErrorCode.Ok)
        {
            (await (await Person.SignUp(shared.Api)).Get("/api/user/info")).Ok();
            return;
        }

        var reply = (await Provoke(code)).Refused(code);

        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", reply.Message);
        Assert.Equal(code is ErrorCode.TOO_MANY_REQUESTS or ErrorCode.QUOTA_EXCEEDED or ErrorCode.UNAVAILABLE, reply.Headers.Contains("Retry-After"));
    }

    private Task<Reply> Provoke(ErrorCode code) => code switch
    {
        ErrorCode.VCODE_ERROR => shared.Api.Form("/api/user/login", null, ("phonenum", Phones.Fresh()), ("vcode", "1")),
        ErrorCode.LOGIN_ERROR => shared.Api.Get("/api/user/info"),
        ErrorCode.PROFILE_ERROR => AsSomebody(person => person.Post("/api/user/info", ("sex", "?"))),
        ErrorCode.FILE_NOT_FOUND => AsSomebody(person => person.Post("/api/user/avatar")),
        ErrorCode.NOT_HAS_PERM => AsSomebody(person => person.Post("/api/social/rewind")),
        ErrorCode.PHONE_ERROR => shared.Api.Form("/api/user/verify", null, ("phonenum", "1")),
        ErrorCode.TOO_MANY_REQUESTS => AsSomebody(person => shared.Api.Form("/api/user/verify", null, ("phonenum", person.Phone))),
        ErrorCode.USER_NOT_FOUND => AsSomebody(person => person.Post("/api/social/like", ("sid", "42"))),
        ErrorCode.QUOTA_EXCEEDED => ExceedQuota(),
        ErrorCode.BAD_REQUEST => AsSomebody(person => person.Post("/api/social/like")),
        ErrorCode.FILE_REJECTED => AsSomebody(person => shared.Api.Upload("/api/user/avatar", person.Token, [1, 2, 3])),
        ErrorCode.NICKNAME_TAKEN => TakeNicknameTwice(),
        ErrorCode.NOTHING_TO_REWIND => AsSomebody(async person => await (await person.GrantVip(2)).Post("/api/social/rewind")),
        ErrorCode.BANNED => SignInBanned(),
        ErrorCode.NOT_FRIENDS => AsSomebody(async person => await person.Post("/api/social/unfriend", ("sid", (await Person.SignUp(shared.Api)).Sid))),
        ErrorCode.LIMIT_REACHED => AddTenPhotos(),
        ErrorCode.PHONE_TAKEN => TakePhoneOfSomebody(),
        ErrorCode.NO_SUCH_ROUTE => shared.Api.Get("/api/nowhere"),
        ErrorCode.INTERNAL_ERROR => Failing.BrokenDocument(),
        ErrorCode.UNAVAILABLE => Failing.LockedStore(),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No test provokes this code."),
    };

    private async Task<Reply> AsSomebody(Func<Person, Task<Reply>> act) => await act(await Person.SignUp(shared.Api));

    private async Task<Reply> AddTenPhotos()
    {
        var person = await Person.SignUp(shared.Api);
        var picture = TestPictures.RedBlue(SkiaSharp.SKEncodedImageFormat.Png, 8, 8);
        for (var i = 0; i < 9; i++)
        {
            (await shared.Api.Upload("/api/user/photos", person.Token, picture, field: "photo")).Ok();
        }

        return await shared.Api.Upload("/api/user/photos", person.Token, picture, field: "photo");
    }

    private async Task<Reply> ExceedQuota()
    {
        var person = await (await Person.SignUp(shared.Api)).GrantVip(1);
        for (var i = 0; i < 5; i++)
        {
            (await person.Post("/api/social/superlike", ("sid", (await Person.SignUp(shared.Api)).Sid))).Ok();
        }

        return await person.Post("/api/social/superlike", ("sid", (await Person.SignUp(shared.Api)).Sid));
    }

    private static async Task<Reply> SignInBanned()
    {
        await using var server = await RelaxedServer.Start();
        var person = await Person.SignUp(server.Api);
        (await person.Ban(7)).Ok();
        (await server.Api.Form("/api/user/verify", null, ("phonenum", person.Phone))).Ok();
        return await server.Api.Form("/api/user/login", null, ("phonenum", person.Phone), ("vcode", await Person.LastCode(server.Api, person.Phone)));
    }

    private async Task<Reply> TakeNicknameTwice()
    {
        var nickname = Guid.NewGuid().ToString("N");
        (await AsSomebody(person => person.Post("/api/user/info", ("nickname", nickname)))).Ok();
        return await AsSomebody(person => person.Post("/api/user/info", ("nickname", nickname)));
    }

    private async Task<Reply> TakePhoneOfSomebody()
    {
        var phone = Phones.Fresh();
        await using var server = await RelaxedServer.Start();
        await Person.SignIn(server.Api, phone);
        var person = await Person.SignUp(server.Api);
        (await server.Api.Form("/api/user/verify", null, ("phonenum", phone))).Ok();
        return await person.Post("/api/user/phone", ("phonenum", phone), ("vcode", await Person.LastCode(server.Api, phone)));
    }
}
