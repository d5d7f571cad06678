namespace Swiper.Deploy.Tests.Docs;

public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. MarkdownPage.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_ToThisRepository_PointAtExistingTargets(string page) =>
        Assert.All(MarkdownPage.Read(page).Links.Where(link => !IsElsewhere(link)), link => Assert.True(IsThere(page, link), link));

    [Fact]
    public void All_Always_IncludesTheMainPages() =>
        Assert.Superset(new HashSet<string>(["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/api.md", "deploy/README.md"]), MarkdownPage.All.ToHashSet());

    private static bool IsElsewhere(string link) => Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static bool IsThere(string page, string link)
    {
        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, parts[0]);
        return parts.Length == 1
            ? Path.Exists(Repository.At(target))
            : File.Exists(Repository.At(target)) && MarkdownPage.Read(target).Anchors.Contains(parts[1]);
    }
}
