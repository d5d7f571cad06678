using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;

namespace Swiper.Grains.Tests.Text;

public sealed class ShownTextTests
{
    private const string England = "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F";

    [Theory]
    [InlineData("Alice")]
    [InlineData("Mary Ann")]
    [InlineData("👨\u200D👩\u200D👧")]
    [InlineData("🏳\uFE0F\u200D🌈")]
    [InlineData("👩🏽\u200D🚀")]
    [InlineData(England)]
    [InlineData("I " + England)]
    [InlineData("🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F")]
    [InlineData("1\uFE0F\u20E3")]
    [InlineData("❤\uFE0F")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("ශ්\u200Dරී")]
    [InlineData("ᠮᠣᠩᠭᠣᠯ\u180E\u1820")]
    [InlineData("é")]
    public void Check_TextThatShows_IsKeptAsTyped(string text) => Assert.Equal((null, text), Check(text));

    [Theory]
    [InlineData(" Ann\u3000", "Ann")]
    [InlineData("Sa\u0303o", "São")]
    [InlineData("\t上海\n", "上海")]
    [InlineData("", "")]
    [InlineData(" \u00A0\u3000", "")]
    public void Check_Text_IsTrimmedAndComposed(string text, string stored) => Assert.Equal((null, stored), Check(text));

    [Theory]
    [InlineData("\u3164")]
    [InlineData("\uFFA0")]
    [InlineData("\u115F\u1160")]
    [InlineData("\u2800\u2800")]
    [InlineData("\uFE0F")]
    [InlineData("\u200D")]
    [InlineData("\u034F")]
    [InlineData("\u0301")]
    [InlineData("\u20E3")]
    [InlineData("\U000E0067\U000E007F")]
    [InlineData("\u2060")]
    [InlineData("\uFEFF")]
    public void Check_TextThatShowsNothing_IsRefused(string text) => Assert.Equal(FieldProblem.BadCharacters, Check(text).Problem);

    [Theory]
    [InlineData("Alice\u200D")]
    [InlineData("\u200CAlice")]
    [InlineData("Al\u200Dice")]
    [InlineData("Alice\uFE0F")]
    [InlineData("Alice\u034F")]
    [InlineData("Alice\u3164")]
    [InlineData("Al\u2800ice")]
    [InlineData("Al\u00ADice")]
    [InlineData("Alice\U000E0041")]
    [InlineData("北京\u200D")]
    [InlineData("北京\u200B")]
    [InlineData("北京\uFE00")]
    [InlineData("北京\U000E0100")]
    [InlineData("👨\u200D")]
    [InlineData("👨\u200D\u200D👧")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0078\U000E0078\U000E0078\U000E007F")]
    [InlineData(England + "\U000E007F")]
    [InlineData("دا\u200Cر")]
    [InlineData("a\u202Eb")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("a\uE000")]
    [InlineData("a\uFFFE")]
    [InlineData("a\uFFFF")]
    [InlineData("\uFDD0a")]
    public void Check_InvisibleCharactersThatNothingNeeds_AreRefused(string text) => Assert.Equal(FieldProblem.BadCharacters, Check(text).Problem);

    [Fact]
    public void Check_HalfOfASurrogatePair_IsRefused() => Assert.All(
        [(char)0xD83D + "a", "a" + (char)0xD83D, "a" + (char)0xDE00 + "b"],
        text => Assert.Equal(FieldProblem.BadCharacters, Check(text).Problem));

    [Theory]
    [InlineData("a", 32)]
    [InlineData("京", 32)]
    [InlineData("🙂", 32)]
    [InlineData("e\u0302\u0301", 32)]
    [InlineData("🇨🇳", 32)]
    public void Check_Limit_CountsWhatReadersSee(string character, int count)
    {
        Assert.Null(Check(string.Concat(Enumerable.Repeat(character, count))).Problem);
        Assert.Equal(FieldProblem.TooLong, Check(string.Concat(Enumerable.Repeat(character, count + 1))).Problem);
    }

    [Theory]
    [InlineData("👨\u200D👩\u200D👧", 15)]
    [InlineData("b\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307", 16)]
    [InlineData("\uFDFA", 32)]
    [InlineData("x", 1_000_000)]
    public void Check_FewCharactersOfManyBytes_AreTooLong(string character, int count) =>
        Assert.Equal(FieldProblem.TooLong, Check(string.Concat(Enumerable.Repeat(character, count))).Problem);

    private static (FieldProblem? Problem, string Stored) Check(string text) =>
        (ShownText.Check(text, Limits.NicknameMaxLength, out var stored), stored);
}
