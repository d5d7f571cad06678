using System.Globalization;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Accounts;

public sealed class VerifyTests(SharedServer shared)
{
    [Fact]
    public async Task Verify_FreshNumber_SaysHowLongTheCodeWorksAndWhenToAskAgain()
    {
        var phone = Phones.Fresh();

        var data = (await shared.Api.Form("/api/user/verify", null, ("phonenum", phone))).Ok();

        Assert.Equal(phone, data.GetProperty("phonenum").GetString());
        Assert.Equal(300, data.GetProperty("expires_in").GetInt32());
        Assert.Equal(60, data.GetProperty("resend_in").GetInt32());
    }

    [Fact]
    public async Task Verify_ByGet_TakesTheNumberFromTheQuery()
    {
        var phone = Phones.Fresh();

        (await shared.Api.Get("/api/user/verify?phonenum=" + Uri.EscapeDataString(phone))).Ok();

        Assert.Matches("^[0-9]{6}$", await Person.LastCode(shared.Api, phone));
    }

    [Fact]
    public async Task Verify_KnownNumber_AnswersAsForAnUnknownOne()
    {
        await using var server = await RelaxedServer.Start();
        var known = await Person.SignUp(server.Api);

        var answers = new[]
        {
            await server.Api.Form("/api/user/verify", null, ("phonenum", known.Phone)),
            await server.Api.Form("/api/user/verify", null, ("phonenum", Phones.Fresh())),
        };

        Assert.Equal(
            answers[0].Ok().EnumerateObject().Select(property => property.Name),
            answers[1].Ok().EnumerateObject().Select(property => property.Name));
        Assert.Equal(answers[0].Data.GetProperty("expires_in").GetInt32(), answers[1].Data.GetProperty("expires_in").GetInt32());
    }

    [Fact]
    public async Task Verify_SecondTimeInAMinute_SaysWhenToComeBack()
    {
        var phone = Phones.Fresh();
        (await shared.Api.Form("/api/user/verify", null, ("phonenum", phone))).Ok();

        var reply = (await shared.Api.Form("/api/user/verify", null, ("phonenum", phone))).Refused(ErrorCode.TOO_MANY_REQUESTS);

        Assert.InRange(int.Parse(Assert.Single(reply.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 60);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("12800138000")]
    [InlineData("+0123456789")]
    [InlineData("+86138001380001")]
    [InlineData("+1234567890123456")]
    [InlineData("13800138OOO")]
    [InlineData("")]
    [InlineData("１３８００１３８０００")]
    public async Task Verify_NoPhoneNumber_IsRefused(string phone) =>
        (await shared.Api.Form("/api/user/verify", null, ("phonenum", phone))).Refused(ErrorCode.PHONE_ERROR);

    [Fact]
    public async Task Verify_WithoutNumber_NamesTheParameter()
    {
        var reply = (await shared.Api.Form("/api/user/verify")).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("phonenum", reply.Data.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Verify_MainlandNumberInAnySpelling_IsOneNumber()
    {
        await using var server = await RelaxedServer.Start();
        string[] spellings = ["19912345678", "+8619912345678", "+86 199-1234-5678"];

        foreach (var spelling in spellings)
        {
            var data = (await server.Api.Form("/api/user/verify", null, ("phonenum", spelling))).Ok();
            Assert.Equal("+8619912345678", data.GetProperty("phonenum").GetString());
        }

        // In a form, an unescaped plus is a space.
        (await server.Api.Get("/api/user/verify?phonenum=+8619912345678")).Ok();
    }
}
