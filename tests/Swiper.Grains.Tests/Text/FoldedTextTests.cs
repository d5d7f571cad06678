using CsCheck;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;

namespace Swiper.Grains.Tests.Text;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("bob", "BOB")]
    [InlineData("Ｂｏｂ", "bob")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("ﬁ", "FI")]
    [InlineData("①", "1")]
    [InlineData("Alice", "alice\u200D")]
    [InlineData("Alice", "ALICE\uFE0F")]
    [InlineData("Alice", "Alice\u034F")]
    [InlineData("Alice", "Alice\u3164")]
    [InlineData("Alice", "Alice\u2800")]
    [InlineData("Alice", "\u200CAlice")]
    [InlineData("Alice", "Al\u200Dice")]
    [InlineData("Alice", "Al\u00ADi\u2060ce\U000E0041")]
    [InlineData("Mary Ann", "maryann")]
    [InlineData("Mary Ann", "Mary\u00A0\u3000Ann")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("Σίσυφος", "ΣΊΣΥΦΟΣ")]
    [InlineData("ᾳ", "ΑΙ")]
    [InlineData("São Paulo", "sa\u0303o paulo")]
    [InlineData("São Paulo", "SÃO PAULO")]
    [InlineData("\u200D❤\uFE0F", "❤")]
    [InlineData("دا\u200Cر", "دار")]
    [InlineData("ﷺ", "صلى الله عليه وسلم")]
    [InlineData("북한", "\u1107\u116E\u11A8한")]
    [InlineData("北京\u200D", "北京")]
    public void Of_SpellingsOfOneName_AreOne(string one, string other) => Assert.Equal(FoldedText.Of(one), FoldedText.Of(other));

    [Theory]
    [InlineData("小明", "小红")]
    [InlineData("a", "á")]
    [InlineData("ı", "i")]
    [InlineData("İ", "i")]
    [InlineData("O", "0")]
    [InlineData("👨\u200D👩\u200D👧", "👨👩👧")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "🏴")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F")]
    [InlineData("می\u200Cخواهم", "میخواهم")]
    [InlineData("क्\u200Dष", "क्ष")]
    public void Of_OtherNames_StayApart(string one, string other) => Assert.NotEqual(FoldedText.Of(one), FoldedText.Of(other));

    [Theory]
    [InlineData("ALICE")]
    [InlineData("ANN2")]
    [InlineData("小明")]
    [InlineData("阿明ANN")]
    [InlineData("ÉMILE")]
    public void Of_KeyOfAnEarlierVersion_Stays(string key) => Assert.Equal(key, FoldedText.Of(key));

    [Fact]
    public void Of_AnyText_IsIdempotent() => AnyText.Sample(text => FoldedText.Of(FoldedText.Of(text)) == FoldedText.Of(text), iter: 20_000);

    [Fact]
    public void Of_AnyText_DoesNotDependOnTheFormItIsTypedIn() => AnyText.Sample(
        text => FoldedText.AreOne(text, text.Normalize(System.Text.NormalizationForm.FormC))
            && FoldedText.AreOne(text, text.Normalize(System.Text.NormalizationForm.FormD)),
        iter: 20_000);

    [Fact]
    public void Of_AnyTextThatIsAccepted_FitsItsColumns() => AnyInput.Sample(
        text => ShownText.Check(text, Limits.NicknameMaxLength, out var stored) is not null || stored.Length == 0
            || (FoldedText.Of(stored).Length is > 0 and <= Limits.FoldedMaxLength
                && PoolKey.Of(Sex.Female, stored).Length <= 255
                && ShownText.Check(stored, Limits.NicknameMaxLength, out var again) is null && again == stored),
        iter: 20_000);

    /// <summary>Texts of the characters that rules name, and of any others.</summary>
    private static Gen<string> AnyText => Gen.Frequency(
            (4, OneOf(
                "a", "A", "ß", "ς", "İ", "ı", "é", "e\u0301", " ", "\u3000", "\u00A8", "\uFDFA", "北", "ﬃ", "Ⅷ", "\u0345", "ᾳ", "क", "\u094D", "ی", "م", "👨", "👧", "❤")),
            (2, OneOf(
                "\u200C", "\u200D", "\uFE0F", "\u034F", "\u3164", "\uFFA0", "\u115F", "\u1160", "\u2800", "\u00AD", "\u0301", "\u20E3", "\U000E0067", "\U000E007F", "🏴")),
            (3, Gen.Int[0, 0x10FFFF].Where(value => System.Text.Rune.IsValid(value) && value != 0xFFFE).Select(value => new System.Text.Rune(value).ToString())))
        .Array[0, 40].Select(string.Concat);

    /// <summary>Texts that .NET cannot normalise, too.</summary>
    private static Gen<string> AnyInput => Gen.Select(AnyText, OneOf("", "", "", "\uFFFE", "\uD83D", "\uDE00"), (text, end) => text + end);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
