using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Swiper.Silo.Cluster;

/// <summary>One silo that nobody can reach but its own process: no gateway, and no socket to listen on.</summary>
internal static class LonelySilo
{
    // A silo must have an address. Alone, it is a name only: nothing listens there.
    private const int Port = 11111;

    /// <summary>Makes a silo one.</summary>
    public static void UseLonelySilo(this ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(Port, gatewayPort: 0, new IPEndPoint(IPAddress.Loopback, Port));

        // The silo's listeners are the keyed ones; the other is the web server's, which has to go on listening.
        var listeners = silo.Services.Where(service => service.IsKeyedService && service.ServiceType == typeof(IConnectionListenerFactory)).ToArray();
        foreach (var listener in listeners)
        {
            silo.Services.AddKeyedSingleton<IConnectionListenerFactory, NoListenerFactory>(listener.ServiceKey);
        }
    }
}
