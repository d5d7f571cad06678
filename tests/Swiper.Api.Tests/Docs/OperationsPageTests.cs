using System.Text.RegularExpressions;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Docs;

/// <summary>Every metric that <c>docs/operations.md</c> says to watch exists.</summary>
public sealed partial class OperationsPageTests(SharedServer shared)
{
    /// <summary>Reported only once they have happened: on an overloaded server, and between silos that meet on a database server.</summary>
    private static readonly string[] Rare = ["swiper_storage_changes_refused_total", "swiper_storage_commit_retries_total"];

    [Fact]
    public async Task Page_NamesMetricsThatAreReported()
    {
        var named = Row().Matches(Repository.Read("docs/operations.md")).SelectMany(row => Metric().Matches(row.Value)).Select(match => match.Groups[1].Value).ToList();
        await (await Person.SignUp(shared.Api)).Info();

        var reported = (await shared.Api.Get("/metrics")).Text;

        Assert.Empty(Rare.Except(named));
        Assert.All(named.Except(Rare), name => Assert.Contains($"# TYPE {name} ", reported, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| `[a-z_]+`.*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`((?:http|swiper|orleans|dotnet)_[a-z_]+)`")]
    private static partial Regex Metric();
}
