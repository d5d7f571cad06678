using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Accounts;

public sealed class ChangePhoneTests(SharedServer shared)
{
    [Fact]
    public async Task ChangePhone_WithACodeOfTheNewNumber_MovesTheAccount()
    {
        var person = await Person.SignUp(shared.Api);
        var number = Phones.Fresh();
        (await shared.Api.Form("/api/user/verify", null, ("phonenum", number))).Ok();

        var reply = await person.Post("/api/user/phone", ("phonenum", number), ("vcode", await Person.LastCode(shared.Api, number)));

        Assert.EndsWith(number[^8..], reply.Ok().GetProperty("phonenum").GetString(), StringComparison.Ordinal);
        Assert.Equal(person.Id, reply.Ok().GetProperty("id").GetInt64());
        Assert.Equal(person.Id, (await person.Info()).GetProperty("id").GetInt64());
    }

    [Theory]
    [InlineData("1", "123456", ErrorCode.PHONE_ERROR)]
    [InlineData(null, "123456", ErrorCode.BAD_REQUEST)]
    [InlineData("13900000001", null, ErrorCode.BAD_REQUEST)]
    [InlineData("13900000001", "12345", ErrorCode.VCODE_ERROR)]
    [InlineData("13900000001", "123456", ErrorCode.VCODE_ERROR)]
    public async Task ChangePhone_WithoutANumberAndItsCode_IsRefused(string? number, string? code, ErrorCode expected)
    {
        var person = await Person.SignUp(shared.Api);
        (string, string)[] fields = [.. number is null ? [] : new[] { ("phonenum", number) }, .. code is null ? [] : new[] { ("vcode", code) }];

        (await person.Post("/api/user/phone", fields)).Refused(expected);

        Assert.Equal(person.Id, (await person.Info()).GetProperty("id").GetInt64());
    }
}
