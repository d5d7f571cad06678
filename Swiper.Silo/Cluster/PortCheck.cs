using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Swiper.Silo.Hosting;

namespace Swiper.Silo.Cluster;

/// <summary>Refuses the start if a silo cannot listen on its ports.</summary>
internal sealed class PortCheck(IOptions<ClusterOptions> options) : IStartCheck
{
    public void Check()
    {
        Try(options.Value.SiloEndPoint(), nameof(ClusterOptions.SiloPort));
        Try(options.Value.GatewayEndPoint(), nameof(ClusterOptions.GatewayPort));
    }

    private static void Try(IPEndPoint endPoint, string setting)
    {
        try
        {
            using var listener = new TcpListener(endPoint);
            listener.Start();
        }
        catch (SocketException exception)
        {
            var name = $"{ClusterOptions.SectionName}:{setting}";
            throw new StartRefusedException(
                exception.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? $"{name} is {endPoint.Port}, where something listens already: stop it, or choose another port."
                    : $"{name} is {endPoint.Port}, but this process cannot listen at {endPoint} ({exception.SocketErrorCode}): see Cluster:ListenAddress, too.",
                exception);
        }
    }
}
