using System.Globalization;
using System.Text.RegularExpressions;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Docs;

/// <summary><c>docs/api.md</c> lists exactly the routes and codes that exist.</summary>
public sealed partial class ContractPageTests(SharedServer shared)
{
    private static readonly string Page = Repository.Read("docs/api.md");

    [Fact]
    public async Task Page_NamesTheRoutesOfTheDescription()
    {
        var description = (await shared.Api.Get("/openapi/v1.json")).Json;
        var described = description.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));

        var named = Route().Matches(Page).SelectMany(match => match.Groups[1].Value.Split('|').Select(method => $"{method} {match.Groups[2].Value}"));

        Assert.Equal(described.Order(), named.Order());
    }

    [Fact]
    public void Page_Always_NamesTheCodesAndTheirStatus()
    {
        var named = Code().Matches(Page).Select(match => (Code: int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), Name: match.Groups[2].Value, Status: match.Groups[3].Value));

        Assert.Equal(
            Enum.GetValues<ErrorCode>().Select(code => ((int)code, code.ToString().ToUpperInvariant(), Reply.StatusOf(code).ToString(CultureInfo.InvariantCulture))),
            named);
    }

    /// <summary>A route as a list item, such as <c>- `GET|POST /api/user/verify`</c>.</summary>
    [GeneratedRegex(@"^- `([A-Z|]+) (/api/[^ `?]+)`", RegexOptions.Multiline)]
    private static partial Regex Route();

    /// <summary>A row of the table of codes; the first of several statuses is the usual one.</summary>
    [GeneratedRegex(@"^\| (\d+) \| ([A-Z_]+) \| (\d{3})", RegexOptions.Multiline)]
    private static partial Regex Code();
}
