using System.Diagnostics;

namespace Swiper.Benchmarks.Cluster;

/// <summary>A build of the repository, whose own command line starts and fills its clusters.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="CommandLine">The path of its <c>Swiper.Cli.dll</c>.</param>
internal sealed record ClusterBuild(string Name, string CommandLine)
{
    public static ClusterBuild Own { get; } = new("this", Tools.PathOf("Swiper.Cli"));

    /// <summary>The build of another checkout.</summary>
    /// <exception cref="BenchException">Nothing was built there.</exception>
    public static ClusterBuild In(string folder)
    {
        var path = Path.GetFullPath(folder);
        var artifacts = Path.Combine(path, "artifacts");

        // Early versions had a folder of artifacts an engine.
        string[] roots = Directory.Exists(artifacts) ? [artifacts, .. Directory.GetDirectories(artifacts)] : [];
        var commandLine = roots.Select(root => Path.Combine(root, "bin", "Swiper.Cli", "release", "Swiper.Cli.dll")).FirstOrDefault(File.Exists);
        return commandLine is not null
            ? new ClusterBuild(Path.GetFileName(path.TrimEnd(Path.DirectorySeparatorChar)), commandLine)
            : throw new BenchException($"There is no build in {path}: run dotnet build Swiper.Cli -c Release there.");
    }

    /// <summary>Runs one of its commands to the end. What it prints is shown only if it fails.</summary>
    /// <exception cref="BenchException">It failed.</exception>
    public async Task Run(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [CommandLine, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
            {
                throw new BenchException($"./swiper {arguments.First()} of {Name} failed: {(await errors + await output).Trim()}");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>The benchmark cannot go on. The message is a sentence for the person at the console.</summary>
internal sealed class BenchException(string message) : Exception(message);
