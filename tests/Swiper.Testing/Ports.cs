using System.Net;
using System.Net.Sockets;

namespace Swiper.Testing;

/// <summary>Free ports.</summary>
public static class Ports
{
    private const int TriesMax = 100;

    public static int Free() => FreeRow(1);

    /// <summary>The first of several consecutive free ports.</summary>
    public static int FreeRow(int count)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var first = Probe(0);
            if (first is { } port && Enumerable.Range(port + 1, count - 1).All(next => Probe(next) is not null))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No {count} free ports in a row.");
    }

    private static int? Probe(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
