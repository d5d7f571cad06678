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
    [InlineData("+12345678")]
    [InlineData("+99912345678")]
    [InlineData("+881631234567")]
    [InlineData("+870773123456")]
    [InlineData("+19005550123")]
    [InlineData("+8616812345678")]
    [InlineData("+8613800138000;ext=5")]
    [InlineData("1-800-FLOWERS")]
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

    [Theory]
    [InlineData("/api/user/verify?phonenum=+14155550123")]
    [InlineData("/api/user/verify?phonenum=%2B1%20(415)%20555-0123")]
    [InlineData("/api/user/verify?phonenum=%EF%BC%8B%EF%BC%914155550123")]
    [InlineData("/api/user/verify?phonenum=%E2%80%AA%2B14155550123%E2%80%AC")]
    public async Task Verify_NumberFromAbroad_IsSentToItAndNobodyElse(string path)
    {
        await using var server = await RelaxedServer.Start();

        Assert.Equal("+14155550123", (await server.Api.Get(path)).Ok().GetProperty("phonenum").GetString());

        (await server.Api.Get("/dev/sms/14155550123")).Refused(ErrorCode.NO_SUCH_ROUTE);
    }

    [Theory]
    [InlineData("+6141", "+61041", 7)]
    [InlineData("+4479111", "+44079111", 5)]
    [InlineData("+4479117", "+44 (0)79117", 5)]
    [InlineData("+81901", "+81 0901", 7)]
    public async Task Verify_TrunkZeroAfterTheCountry_IsTheSameNumber(string e164, string spelling, int digits)
    {
        var rest = Phones.Fresh()[^digits..];
        var (phone, other) = (e164 + rest, spelling + rest);
        Assert.Equal(phone, (await shared.Api.Form("/api/user/verify", null, ("phonenum", other))).Ok().GetProperty("phonenum").GetString());

        (await shared.Api.Form("/api/user/verify", null, ("phonenum", phone))).Refused(ErrorCode.TOO_MANY_REQUESTS);

        Assert.Equal(await Person.LastCode(shared.Api, phone), await Person.LastCode(shared.Api, other));
        var code = await Person.LastCode(shared.Api, phone);
        var login = (await shared.Api.Form("/api/user/login", null, ("phonenum", other), ("vcode", code))).Ok();
        Assert.Equal(phone, login.GetProperty("user").GetProperty("phonenum").GetString());
    }

    [Fact]
    public async Task Verify_RegionAndCountriesAreSet_ReadsItsNationalNumbersAndServesNoOthers()
    {
        await using var server = await RelaxedServer.Start(("Accounts:Region", "GB"), ("Accounts:Countries:0", "44"));

        Assert.Equal("+447911123456", (await server.Api.Form("/api/user/verify", null, ("phonenum", "07911 123456"))).Ok().GetProperty("phonenum").GetString());
        (await server.Api.Form("/api/user/verify", null, ("phonenum", "+8613800138000"))).Refused(ErrorCode.PHONE_ERROR);
    }
}
