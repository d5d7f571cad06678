using System.Diagnostics;
using Swiper.Cli.Cluster;

namespace Swiper.Cli.Chaos;

/// <summary>Ends what works in a folder once this process has ended, however that ends.</summary>
/// <remarks>
/// A shell waits for its input to end, which it does with this process. It has a session of its own, so that a signal to this process's group does
/// not end it too. It looks for the servers by the folder they work in, and so finds one that was started and never noted.
/// </remarks>
internal sealed class CleanUp : IDisposable
{
    private const string Script = """
        exec > /dev/null 2>&1
        cat
        folder=$(cd -P -- "$0" && pwd) && for process in /proc/[0-9]*; do
          case $(readlink "$process/cwd") in
            "$folder"/*) kill -s KILL "${process#/proc/}" ;;
          esac
        done
        """;

    private readonly Process _shell;

    private CleanUp(Process shell) => _shell = shell;

    /// <summary>Kills what works below a folder when this process has ended, or this is disposed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="commands">Commands to run afterwards, one a line.</param>
    public static CleanUp Of(string folder, string commands)
    {
        var start = new ProcessStartInfo(Programs.Find("setsid"), ["sh", "-c", $"{Script}\n{commands}", folder]) { RedirectStandardInput = true };
        return new CleanUp(Process.Start(start)!);
    }

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }
}
