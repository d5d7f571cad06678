using System.Diagnostics;

namespace Swiper.Benchmarks;

/// <summary>The other programs of the same build.</summary>
internal static class Tools
{
    public static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    public static async Task Run(string assembly, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [PathOf(assembly), .. arguments]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{assembly} {arguments[0]} failed: {output}");
        }
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("swiper-bench-").FullName;
}
