using System.Diagnostics;

namespace Swiper.Deploy.Tests.Support;

/// <summary>A program that some machines have.</summary>
/// <param name="path">Where it is.</param>
internal sealed class Tool(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly string[] AlsoSearched = ["/usr/sbin", "/sbin", "/usr/local/sbin"];

    public string Path { get; } = path;

    /// <summary>Finds a program, or skips the test and says why.</summary>
    public static Tool Require(string name)
    {
        var path = Find(name);
        Assert.SkipWhen(path is null, $"{name} is not on this machine: what only it can check is not checked here.");
        return new Tool(path!);
    }

    /// <summary>Runs it to its end and gives its exit code with all it printed.</summary>
    public async Task<ToolResult> Run(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Repository.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ToolResult(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Concat(AlsoSearched)
        .Select(folder => System.IO.Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
