using System.Net;
using System.Net.Sockets;

namespace Swiper.Cli.Cluster;

/// <summary>Hands out free ports, none twice, until it is disposed.</summary>
internal sealed class FreePorts : IDisposable
{
    private readonly List<TcpListener> _held = [];

    /// <summary>The next port.</summary>
    public int Next()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _held.Add(listener);
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose() => _held.ForEach(listener => listener.Dispose());
}
