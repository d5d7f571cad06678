using System.Diagnostics;

namespace Swiper.Benchmarks;

/// <summary>The other programs of the same build.</summary>
internal static class Tools
{
    /// <summary>The path of an assembly that lies beside this one.</summary>
    public static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    /// <summary>Runs a program to its end.</summary>
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

    /// <summary>A new empty folder for a server's data.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("swiper-bench-").FullName;
}
