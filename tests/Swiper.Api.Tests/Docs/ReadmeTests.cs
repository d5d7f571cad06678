using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Swiper.Api.Tests.Docs;

/// <summary>The two-minute sessions of both READMEs produce the output they show.</summary>
public sealed partial class ReadmeTests
{
    private const string Address = "http://127.0.0.1:8000";
    private const string Start = "./swiper run";

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public async Task TwoMinutes_AsWritten_ProduceTheOutputShown(string page)
    {
        Assert.SkipUnless(IsInstalled("bash") && IsInstalled("curl"), "bash and curl are needed.");
        using var folder = new TemporaryFolder();
        await using var server = await SwiperServer.Start(folder.Path);
        var blocks = Block().Matches(Repository.Read(page)).Select(match => (Language: match.Groups[1].Value, Text: match.Groups[2].Value)).ToList();
        var session = blocks.Where(block => block.Language == "bash" && !block.Text.StartsWith(Start, StringComparison.Ordinal)).ToList();
        var shown = blocks.SkipWhile(block => block != session[0]).Where(block => block.Language is "json" or "text").Take(2).ToList();

        var printed = await Type(string.Join("\necho\n", session.Select(block => block.Text)).Replace(Address, server.Api.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));

        Assert.Equal(3, session.Count);
        Assert.Equal(Lines(string.Concat(shown.Select(block => block.Text))), Lines(printed));
    }

    private static async Task<string> Type(string commands)
    {
        using var bash = new Process { StartInfo = new("bash", ["-c", commands]) { RedirectStandardOutput = true } };
        bash.Start();
        var printed = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return printed;
    }

    /// <summary>Drops what differs from run to run: ids and ages.</summary>
    private static IEnumerable<string> Lines(string text) =>
        Varying().Replace(text, "$1: …").Split('\n').Where(line => line.Length > 0);

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("(\"(?:id|age)\"): [0-9]+")]
    private static partial Regex Varying();
}
