using System.Text.RegularExpressions;
using Swiper.Cli.Cluster;

namespace Swiper.Cluster.Tests.Benchmarks;

/// <summary>The benchmarks of clusters print every figure, and leave nothing behind. What the figures are is not tested.</summary>
public sealed class ClusterBenchTests
{
    /// <summary>A median of a measurement: rate, two latencies, the time of five parts, their sum, and what failed.</summary>
    private const string Figures = @"(\s+[0-9.]+){9}\s+(\S.*)";

    /// <summary>Starts several clusters, each of which waits for as long where a machine is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(9);

    private static readonly string[] Small = ["--rounds", "1", "--seconds", "0.1", "--connections", "2", "--people", "60"];

    [Fact]
    public async Task Cluster_AgainstABuild_PrintsEveryLoadOfBothAndTheParts()
    {
        var output = await Run("cluster", "--silos", "1", "--apis", "1", "--robots", "1000", "--against", Repository.Root, "--against-apis", "1");

        foreach (var load in (string[])["like, awake", "like, asleep", "info", "deck", "info, asleep", "deck, asleep", "sign-up"])
        {
            Assert.Matches($@"(?m)^\s+{load}\s+this{Figures}", output);
        }

        var other = Path.GetFileName(Repository.Root);
        Assert.Equal(8, Count(output, $@"(?m)^\s+{other}{Figures}"));
        Assert.Equal(8, Count(output, @"(?m)^\s+ratio(\s+[0-9.]+×){4}"));
        Assert.Equal(2, Count(output, @"(?m)^composition of a like, \S+: [0-9.]+ \([0-9.]+–[0-9.]+\), the sum of its parts ÷ [0-9]+ µs"));
        Assert.Equal(2, Count(output, @"(?m)^  1.0 × [0-9]+ µs: a ping"));
        Assert.Equal(2, Count(output, @"(?m)^  [0-9]+ µs: its rows in transactions of [0-9.]+ changes"));
    }

    [Fact]
    public async Task Cluster_AgainstAFolderWithoutABuild_SaysSoInOneSentence()
    {
        Assert.SkipWhen(Programs.Missing() is not null, Programs.Missing() ?? "");
        using var folder = new TemporaryFolder();

        var result = await Bench(folder.Path, ["cluster", "--against", folder.Path]);

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(Directory.EnumerateDirectories(folder.Path));
        Assert.Matches($"^swiper: There is no build in {folder.Path}: [^\n]*\\.\n$", result.Text);
    }

    private static int Count(string output, string pattern) => Regex.Count(output, pattern);

    private static async Task<string> Run(string command, params string[] arguments)
    {
        Assert.SkipWhen(Programs.Missing() is not null, Programs.Missing() ?? "");
        using var folder = new TemporaryFolder();
        Guard.EndIn(folder.Path);

        var result = await Bench(folder.Path, [command, .. Small, .. arguments]);

        result.ShouldSucceed();
        Assert.Empty(result.Error);
        Assert.Empty(Guard.ProcessesIn(folder.Path));
        Assert.Empty(Directory.EnumerateDirectories(folder.Path));
        return result.Output;
    }

    private static Task<ToolResult> Bench(string folder, IEnumerable<string> arguments) => Tool.Require("dotnet").Run(
        [Path.Combine(AppContext.BaseDirectory, "Swiper.Benchmarks.dll"), .. arguments], new Dictionary<string, string> { ["TMPDIR"] = folder }, patience: Patience);
}
