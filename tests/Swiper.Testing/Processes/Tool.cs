using System.Diagnostics;

namespace Swiper.Testing.Processes;

/// <summary>A program that may not be installed.</summary>
/// <param name="path">The path of the program.</param>
public sealed class Tool(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        "/usr/sbin",
        "/sbin",
        "/usr/local/sbin",
        .. Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => version + "/bin") : [],
    ];

    public string Path { get; } = path;

    /// <summary>The path of a program, or null.</summary>
    public static string? Find(string name) => Folders.Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Names the first program that is not installed, or null.</summary>
    public static string? Missing(IEnumerable<string> names) =>
        names.Where(name => Find(name) is null).Select(name => $"{name} is not installed.").FirstOrDefault();

    /// <summary>Finds a program, or skips the test with the reason.</summary>
    public static Tool Require(string name)
    {
        var path = Find(name);
        Assert.SkipWhen(path is null, $"{name} is not on this machine: what only it can check is not checked here.");
        return new Tool(path!);
    }

    /// <summary>Runs the program until it exits.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="environment">Additional environment variables.</param>
    /// <param name="folder">The working folder; by default the repository's root.</param>
    /// <param name="isHidden">Selects inherited variables that the program does not see.</param>
    /// <param name="patience">How long it may take on a busy machine; by default three minutes.</param>
    public async Task<ToolResult> Run(
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>>? environment = null,
        string? folder = null,
        Predicate<string>? isHidden = null,
        TimeSpan? patience = null)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Repository.Root,
        };
        foreach (var hidden in start.Environment.Keys.Where(name => isHidden?.Invoke(name) == true).ToList())
        {
            start.Environment.Remove(hidden);
        }

        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Guard.Watch(Process.Start(start)!);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience ?? Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>The exit code and the output of a program.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public string Text => Output + Error;

    public void ShouldSucceed() => Assert.True(ExitCode == 0, $"Exit code {ExitCode}:\n{Text}");
}
