using System.Diagnostics;
using System.Globalization;

namespace Swiper.Testing.Processes;

/// <summary>Ends the processes of a test run when the run ends, even if it is killed on a time-out and disposes of nothing.</summary>
/// <remarks>
/// A shell reads commands from a pipe and runs them when the pipe closes, which it does when the run ends. The shell has a session of its own,
/// so that a signal to the run's process group does not end it too. Only Linux can tell a process from a later one with the same id, so there
/// is no guard elsewhere.
/// </remarks>
public static class Guard
{
    /// <summary>The index of a process's start time in /proc/ID/stat, counted from its state.</summary>
    private const int StartField = 19;

    private const string Script = """
        exec > /dev/null 2>&1
        end() {
          id=$1 started=$2
          stat=$(cat "/proc/$id/stat") || return 0
          set -- ${stat##*) }
          [ "${20}" != "$started" ] || kill -KILL "$id"
        }
        end_in() {
          for process in /proc/[0-9]*; do
            case "$(readlink "$process/cwd")" in
              "$1" | "$1"/*) kill -KILL "${process#/proc/}" ;;
            esac
          done
        }
        orders=
        while IFS= read -r order; do
          orders="$orders$order
        "
        done
        eval "$orders"
        """;

    private static readonly Lock Gate = new();
    private static readonly StreamWriter? Orders = Start();

    /// <summary>Kills a process when the run ends, unless it has ended before.</summary>
    public static Process Watch(Process process)
    {
        if (Orders is not null && StartOf(process.Id) is { } started)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"end {process.Id} {started}"));
        }

        return process;
    }

    /// <summary>Runs a program when the run ends, if a file still exists: for servers that daemonize, and groups of them.</summary>
    public static void RunIfThere(string file, string program, params IEnumerable<string> arguments) =>
        Add($"[ ! -e {Quote(file)} ] || {string.Join(' ', arguments.Prepend(program).Select(Quote))}");

    /// <summary>
    /// Kills whatever works in a folder when the run ends: servers that a run starts by the dozen, also those it had no time to write down.
    /// </summary>
    public static void EndIn(string folder) => Add($"end_in {Quote(folder)}");

    /// <summary>The processes that work in a folder, by id.</summary>
    public static IReadOnlyList<int> ProcessesIn(string folder) =>
    [
        .. Directory.GetDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _) && IsIn(process, folder))
            .Select(process => int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture)),
    ];

    private static bool IsIn(string process, string folder)
    {
        try
        {
            return new FileInfo(process + "/cwd").LinkTarget is { } cwd && (cwd + "/").StartsWith(folder + "/", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static StreamWriter? Start()
    {
        if (!OperatingSystem.IsLinux() || Tool.Find("setsid") is not { } setsid)
        {
            return null;
        }

        var shell = Process.Start(new ProcessStartInfo(setsid, ["sh", "-c", Script]) { RedirectStandardInput = true })!;
        shell.StandardInput.AutoFlush = true;
        return shell.StandardInput;
    }

    private static void Add(string order)
    {
        lock (Gate)
        {
            Orders?.WriteLine(order);
        }
    }

    private static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static string? StartOf(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ')[StartField];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
