using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;

namespace Swiper.Grains.Tests.Text;

public sealed class FreeTextTests
{
    [Theory]
    [InlineData(" 一行\n两行\r\n\t三行 ", "一行\n两行\r\n\t三行")]
    [InlineData("Sa\u0303o", "São")]
    [InlineData("👨\u200D👩\u200D👧 می\u200Cخواهم", "👨\u200D👩\u200D👧 می\u200Cخواهم")]
    [InlineData("", "")]
    [InlineData(" \n\t\u3000", "")]
    public void Check_Lines_AreTrimmedAndComposed(string text, string stored) => Assert.Equal((null, stored), Check(text));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u200Bb")]
    [InlineData("a\u000Bb")]
    [InlineData("a\u2028b")]
    [InlineData("a\uE000")]
    [InlineData("\u3164\n\u3164")]
    public void Check_InvisibleCharacters_AreRefused(string text) => Assert.Equal(FieldProblem.BadCharacters, Check(text).Problem);

    [Fact]
    public void Check_HalfOfASurrogatePair_IsRefused() => Assert.Equal(FieldProblem.BadCharacters, Check("a" + (char)0xD83D).Problem);

    [Theory]
    [InlineData("a")]
    [InlineData("京")]
    [InlineData("🙂")]
    [InlineData("🇨🇳")]
    public void Check_Limit_CountsWhatReadersSee(string character)
    {
        Assert.Null(Check(Many(character, Limits.BioMaxLength)).Problem);
        Assert.Equal(FieldProblem.TooLong, Check(Many(character, Limits.BioMaxLength + 1)).Problem);
    }

    [Theory]
    [InlineData("👨\u200D👩\u200D👧", 223)]
    [InlineData("x", 1_000_000)]
    public void Check_ManyBytes_AreTooLong(string character, int count) => Assert.Equal(FieldProblem.TooLong, Check(Many(character, count)).Problem);

    private static string Many(string character, int count) => string.Concat(Enumerable.Repeat(character, count));

    private static (FieldProblem? Problem, string Stored) Check(string text) => (FreeText.Check(text, Limits.BioMaxLength, out var stored), stored);
}
