using System.Diagnostics;

namespace Swiper.Storage.Tests.Support;

/// <summary>Runs programs of this machine.</summary>
internal static class Programs
{
    private static readonly string[] Folders =
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        "/usr/sbin",
        .. Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => version + "/bin") : [],
    ];

    /// <summary>Says which of some programs is not installed.</summary>
    internal static string? Missing(IEnumerable<string> names) =>
        names.Where(name => Find(name) is null).Select(name => $"{name} is not installed.").FirstOrDefault();

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    internal static async Task Run(string name, params string[] arguments)
    {
        using var process = Start(name, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name} failed: {await errors} {await output}");
        }
    }

    /// <summary>Starts a program. Servers refuse to run as root, so root starts them as nobody.</summary>
    internal static Process Start(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.IsPrivilegedProcess ? "setpriv" : Find(name)!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Environment.IsPrivilegedProcess)
        {
            Array.ForEach(["--reuid=nobody", "--regid=nogroup", "--clear-groups", Find(name)!], start.ArgumentList.Add);
        }

        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    /// <summary>Gives a folder to whom <see cref="Start"/> starts programs as.</summary>
    internal static async Task HandOver(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        using var process = Process.Start("chown", ["nobody", folder]);
        await process.WaitForExitAsync();
    }

    private static string? Find(string name) => Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
