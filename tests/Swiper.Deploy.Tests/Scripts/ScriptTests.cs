namespace Swiper.Deploy.Tests.Scripts;

public sealed class ScriptTests
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static TheoryData<string> All => [.. Repository.Files(Bash.Folder, "*.sh")];

    [Fact]
    public void Scripts_Always_AreThoseAnOperatorNeeds() => Assert.Equal(
        ["install", "lib", "release", "restart", "rolling-restart", "start", "stop"],
        Repository.Files(Bash.Folder, "*.sh").Select(Path.GetFileNameWithoutExtension));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Script_ByBash_IsWellFormed(string script)
    {
        var result = await Tool.Require("bash").Run(["-n", Repository.At(script)]);

        result.ShouldSucceed();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Script_ByShellcheck_IsClean(string script)
    {
        var result = await Tool.Require("shellcheck").Run(["--external-sources", Repository.At(script)], folder: Repository.At(Bash.Folder));

        result.ShouldSucceed();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Script_Always_StopsAtTheFirstFailure(string script) =>
        Assert.Contains("set -euo pipefail", Repository.Read(script).Split('\n').Take(4));

    [Theory]
    [MemberData(nameof(Bash.Commands), MemberType = typeof(Bash))]
    public void Command_Always_CanBeRun(string script)
    {
        Assert.Equal(Executable, File.GetUnixFileMode(Repository.At(script)) & Executable);
        Assert.StartsWith("#!/usr/bin/env bash\n", Repository.Read(script), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Bash.Commands), MemberType = typeof(Bash))]
    public async Task Help_Always_SaysHowAndDoesNothing(string script)
    {
        using var folder = new TemporaryFolder();

        var result = await Bash.Run(script, ["--help"], new Dictionary<string, string> { ["SWIPER_PREFIX"] = folder.At("prefix"), ["SWIPER_CONFIG"] = folder.At("none") });

        result.ShouldSucceed();
        Assert.StartsWith($"Usage: {Path.GetFileName(script)}", result.Text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [MemberData(nameof(Bash.Commands), MemberType = typeof(Bash))]
    public async Task Argument_Unknown_IsRefusedBeforeAnything(string script)
    {
        using var folder = new TemporaryFolder();

        var result = await Bash.Run(script, ["nonsense"], new Dictionary<string, string> { ["SWIPER_PREFIX"] = folder.At("prefix"), ["SWIPER_CONFIG"] = folder.At("none") });

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("nonsense", result.Text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}

internal static class Bash
{
    public const string Folder = "deploy/scripts";

    public static TheoryData<string> Commands => [.. Repository.Files(Folder, "*.sh").Where(file => Path.GetFileName(file) != "lib.sh")];

    public static Task<ToolResult> Run(string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Tool.Require("bash").Run([Repository.At(script), .. arguments], environment);
}
