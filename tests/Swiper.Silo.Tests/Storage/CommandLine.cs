using System.Diagnostics;

namespace Swiper.Silo.Tests.Storage;

/// <summary>Runs the command line as an operator does: as a process of its own.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="environment">What is set for it beyond what is set here.</param>
    /// <param name="arguments">The command and its options.</param>
    public static async Task<(int ExitCode, string Output, string Error)> Run(
        IEnumerable<KeyValuePair<string, string>> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Swiper.Cli.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var inherited in start.Environment.Keys.Where(name => name.Contains("Storage__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
