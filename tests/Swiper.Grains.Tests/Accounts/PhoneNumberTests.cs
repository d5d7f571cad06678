using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Grains.Tests.Accounts;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("13800138000", "+8613800138000")]
    [InlineData("+8613800138000", "+8613800138000")]
    [InlineData("+86 138-0013-8000", "+8613800138000")]
    [InlineData(" 138 0013 8000 ", "+8613800138000")]
    [InlineData("19912345678", "+8619912345678")]
    [InlineData("+1234567", "+1234567")]
    [InlineData("+123456789012345", "+123456789012345")]
    [InlineData("+14155552671", "+14155552671")]
    public void TryParse_NumberThatACodeCanBeSentTo_ReadsItIntoE164(string text, string e164)
    {
        Assert.True(PhoneNumber.TryParse(text, out var parsed));
        Assert.Equal(e164, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("1380013800")]
    [InlineData("138001380000")]
    [InlineData("12800138000")]
    [InlineData("10086")]
    [InlineData("+8612800138000")]
    [InlineData("+861380013800")]
    [InlineData("+86138001380000")]
    [InlineData("8613800138000")]
    [InlineData("+02345678")]
    [InlineData("+123456")]
    [InlineData("+1234567890123456")]
    [InlineData("++14155552671")]
    [InlineData("+1415555267a")]
    [InlineData("１３８００１３８０００")]
    [InlineData("13800138000\n")]
    [InlineData("                                      13800138000")]
    public void TryParse_AnythingElse_IsRefused(string? text)
    {
        Assert.False(PhoneNumber.TryParse(text, out var parsed));
        Assert.Null(parsed);
    }

    [Theory]
    [InlineData('0', false)]
    [InlineData('1', false)]
    [InlineData('2', false)]
    [InlineData('3', true)]
    [InlineData('9', true)]
    public void TryParse_SecondDigitOfAMainlandNumber_MustBeThreeToNine(char second, bool isTaken) =>
        Assert.Equal(isTaken, PhoneNumber.TryParse($"1{second}800138000", out _));
}
