using System.Diagnostics;
using System.Globalization;

namespace Swiper.Cli.Cluster;

/// <summary>Starts processes that go on when this one ends, and ends them.</summary>
internal static class Launcher
{
    private const string Continue = "CONT";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Starts a program in a session of its own, and in a network namespace if one is named; what it prints is added to a file.</summary>
    public static ProcessMark Start(
        string log,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        string? inNamespace = null)
    {
        // Each of these takes the place of the one before, so that the number stays the same.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetDirectoryName(log)! };
        string[] enter = inNamespace is null ? [] : [Programs.Find("ip"), "netns", "exec", inNamespace];
        foreach (var argument in (string[])["-c", "exec setsid \"$0\" \"$@\" >> \"$SWIPER_LOG\" 2>&1 < /dev/null", .. enter, program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["SWIPER_LOG"] = log;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        return ProcessMark.Of(process.Id);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="ClusterException">It failed.</exception>
    public static async Task Run(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new ClusterException($"{Path.GetFileName(program)} failed: {(await errors + await output).Trim()}");
        }
    }

    /// <summary>Waits until a process has ended by itself.</summary>
    public static async Task WaitForEnd(ProcessMark process, CancellationToken cancellationToken)
    {
        while (process.IsRunning())
        {
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    /// <summary>Sends a signal, if the process is still the one that was started.</summary>
    public static async Task Signal(ProcessMark process, string signal, CancellationToken cancellationToken)
    {
        if (process.IsRunning())
        {
            using var kill = Process.Start("/bin/sh", ["-c", "kill -s \"$0\" \"$1\" 2> /dev/null", signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(cancellationToken);
        }
    }

    /// <summary>Sends a signal, if the process is still the one that was started, and waits for its end.</summary>
    /// <exception cref="ClusterException">It does not end.</exception>
    public static async Task End(ProcessMark process, string signal, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!process.IsRunning())
        {
            return;
        }

        await Signal(process, signal, cancellationToken);

        // A process that is frozen takes notice of nothing but SIGKILL.
        await Signal(process, Continue, cancellationToken);

        for (var watch = Stopwatch.StartNew(); process.IsRunning(); await Task.Delay(PollInterval, cancellationToken))
        {
            if (watch.Elapsed > patience)
            {
                throw new ClusterException($"Process {process.Id} has not ended {patience.TotalSeconds:F0} s after {signal}.");
            }
        }
    }
}
