namespace Swiper.Deploy.Tests.Docs;

public sealed class ReadmeTests
{
    private const int TwoScreens = 140;

    private static readonly MarkdownPage English = MarkdownPage.Read("README.md");
    private static readonly MarkdownPage Chinese = MarkdownPage.Read("README.zh-CN.md");

    [Fact]
    public void Headings_AreTheSameInBothLanguages() => Assert.Equal(English.HeadingLevels, Chinese.HeadingLevels);

    [Fact]
    public void Code_IsTheSameInBothLanguages()
    {
        Assert.NotEmpty(English.Code);
        Assert.Equal(English.Code, Chinese.Code);
    }

    [Fact]
    public void TableRows_NameTheSameCommandsAndPagesInBothLanguages()
    {
        Assert.NotEmpty(English.TableRows);
        Assert.Equal(English.TableRows.Select(Facts), Chinese.TableRows.Select(Facts));
    }

    [Fact]
    public void Links_AreTheSameInBothLanguagesButForTheOtherLanguage() =>
        Assert.Equal(English.Links.Select(link => link == "README.zh-CN.md" ? "README.md" : link), Chinese.Links);

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Length_IsTwoScreens(string page) => Assert.InRange(File.ReadLines(Repository.At(page)).Count(), 1, TwoScreens);

    /// <summary>The parts of a row that a translation keeps: cells, commands and links.</summary>
    private static string Facts(string row) => string.Join(
        ' ',
        [row.Count(character => character == '|').ToString(System.Globalization.CultureInfo.InvariantCulture), .. MarkdownPage.CodeSpansOf(row), .. MarkdownPage.LinksOf([row])]);
}
