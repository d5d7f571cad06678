using System.Diagnostics;
using System.Globalization;
using Swiper.Cli.Cluster;

namespace Swiper.Cluster.Tests.Support;

/// <summary>Freezes a process of the cluster, and lets it go on.</summary>
internal sealed class Signals : IAsyncDisposable
{
    private readonly ProcessMark _process;

    private Signals(ProcessMark process) => _process = process;

    /// <summary>Freezes a process until this is disposed of.</summary>
    internal static async Task<Signals> Freeze(LocalCluster cluster, string name)
    {
        var frozen = new Signals(cluster.State.Processes[name]);
        await frozen.Send("STOP");
        return frozen;
    }

    public async ValueTask DisposeAsync() => await Send("CONT");

    private async Task Send(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
