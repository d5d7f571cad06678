using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Swiper.Silo.Cluster;

/// <summary>A silo that only its own process can reach: no gateway, and no socket to listen on.</summary>
internal static class StandaloneSilo
{
    // Orleans requires an address. Here it is only a name: nothing listens there.
    private const int Port = 11111;

    public static void UseStandaloneSilo(this ISiloBuilder silo)
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

/// <summary>Listeners that open no socket and that no connection ever reaches.</summary>
internal sealed class NoListenerFactory : IConnectionListenerFactory
{
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new(new NoListener(endpoint));

    private sealed class NoListener(EndPoint endpoint) : IConnectionListener
    {
        private readonly TaskCompletionSource _unbound = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndPoint EndPoint => endpoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            await _unbound.Task.WaitAsync(cancellationToken);
            return null;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            _unbound.TrySetResult();
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }
}
