using System.Diagnostics;

namespace Swiper.Testing.Processes;

/// <summary>A program that some machines have.</summary>
/// <param name="path">Where it is.</param>
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

    /// <summary>Where a program is, or null.</summary>
    public static string? Find(string name) => Folders.Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Says which of some programs is not installed, or null.</summary>
    public static string? Missing(IEnumerable<string> names) =>
        names.Where(name => Find(name) is null).Select(name => $"{name} is not installed.").FirstOrDefault();

    /// <summary>Finds a program, or skips the test and says why.</summary>
    public static Tool Require(string name)
    {
        var path = Find(name);
        Assert.SkipWhen(path is null, $"{name} is not on this machine: what only it can check is not checked here.");
        return new Tool(path!);
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">What is set for it beyond what is set here.</param>
    /// <param name="folder">Where it runs; the repository's root unless given.</param>
    /// <param name="isHidden">Which variables that are set here it does not see.</param>
    public async Task<ToolResult> Run(
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>>? environment = null,
        string? folder = null,
        Predicate<string>? isHidden = null)
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
        limit.CancelAfter(Patience);
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

/// <summary>How a program ended, and what it printed.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>All it printed.</summary>
    public string Text => Output + Error;

    public void ShouldSucceed() => Assert.True(ExitCode == 0, $"Exit code {ExitCode}:\n{Text}");
}
