using System.Diagnostics;
using Swiper.Cli.Cluster;

namespace Swiper.Cli.Chaos;

/// <summary>Ends a cluster whose run was killed.</summary>
/// <remarks>
/// A shell waits for its input to end, which it does with this process, however that ends. It has a session of its own, so that a signal to this
/// process's group does not end it too.
/// </remarks>
internal sealed class CleanUp : IDisposable
{
    private const string Script = """
        exec > /dev/null 2>&1
        cat
        dotnet "$0" cluster down --now --data "$1"
        """;

    private readonly Process _shell;

    private CleanUp(Process shell) => _shell = shell;

    /// <summary>Ends the cluster of a folder when this process has ended or this is disposed.</summary>
    /// <param name="folder">The cluster's folder.</param>
    /// <param name="commands">Commands to run afterwards, one a line.</param>
    public static CleanUp WhenKilled(string folder, string commands)
    {
        var program = Path.Combine(AppContext.BaseDirectory, typeof(CleanUp).Assembly.GetName().Name + ".dll");
        var start = new ProcessStartInfo(Programs.Find("setsid"), ["sh", "-c", $"{Script}\n{commands}", program, folder]) { RedirectStandardInput = true };
        return new CleanUp(Process.Start(start)!);
    }

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }
}
