using System.Diagnostics;

namespace Swiper.Storage.Tests.Support;

/// <summary>Runs database servers' programs. Servers refuse to run as root, so root runs them as nobody.</summary>
internal static class Programs
{
    private static readonly string[] AsNobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"];

    /// <summary>A program and its arguments, as they are run.</summary>
    internal static string[] Command(string name, params string[] arguments) =>
        [.. Environment.IsPrivilegedProcess ? AsNobody : [], Tool.Find(name)!, .. arguments];

    /// <summary>Runs a program until it exits.</summary>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    internal static async Task Run(string name, params string[] arguments)
    {
        var command = Command(name, arguments);
        var result = await new Tool(command[0]).Run(command[1..]);
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name} failed: {result.Text}");
        }
    }

    /// <summary>Starts a program that runs until it is stopped.</summary>
    internal static Process Start(string name, params string[] arguments)
    {
        var command = Command(name, arguments);
        return Guard.Watch(Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    /// <summary>Gives a folder to the user that <see cref="Command"/> runs programs as.</summary>
    internal static async Task HandOver(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            (await new Tool("chown").Run(["nobody", folder])).ShouldSucceed();
        }
    }
}
