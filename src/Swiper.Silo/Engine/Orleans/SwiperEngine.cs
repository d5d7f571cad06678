using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Swiper.Silo.Engine;

/// <summary>The Orleans engine.</summary>
internal static class SwiperEngine
{
    /// <summary>What the engine is called where one chooses it.</summary>
    public const string Name = "orleans";

    // A silo must have an address. Alone, it is a name only: nothing listens there.
    private const int LonelyPort = 11111;

    /// <summary>Refuses a cluster: silos that do not know of each other must not be taken for one.</summary>
    /// <exception cref="StartRefusedException">A setting asks for it.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (configuration["Cluster:Redis"] is { Length: > 0 })
        {
            throw new StartRefusedException("Cluster:Redis asks for a cluster, which Swiper does not form yet: leave it out to run one silo.");
        }
    }

    /// <summary>Hosts the grains.</summary>
    public static void UseSwiperEngine(this IHostApplicationBuilder builder) => builder.UseOrleans(UseOneSilo);

    /// <summary>One silo that nobody can reach but this process: no gateway, and no socket to listen on.</summary>
    private static void UseOneSilo(ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(LonelyPort, gatewayPort: 0, new IPEndPoint(IPAddress.Loopback, LonelyPort));

        // The silo's listeners are the keyed ones; the other is the web server's, which has to go on listening.
        var listeners = silo.Services.Where(service => service.IsKeyedService && service.ServiceType == typeof(IConnectionListenerFactory)).ToArray();
        foreach (var listener in listeners)
        {
            silo.Services.AddKeyedSingleton<IConnectionListenerFactory, NoListenerFactory>(listener.ServiceKey);
        }
    }
}
