using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Swiper.Silo.Hosting;

/// <summary>Refuses addresses that a server cannot listen on. Kestrel finds that out only after grains have started, and logs a stack.</summary>
internal sealed class ListenCheck(IConfiguration configuration) : IStartCheck
{
    private const string CertificateSetting = "Kestrel:Certificates:Default";

    /// <summary>Marks the certificate that <c>dotnet dev-certs https</c> makes, which Kestrel takes if there is no other.</summary>
    private const string DevelopmentCertificate = "1.3.6.1.4.1.311.84.1.1";

    public void Check()
    {
        foreach (var listen in ListenAddress.Of(configuration))
        {
            CheckForm(listen);
            if (listen.Parsed is { Scheme: "https" })
            {
                CheckCertificate(listen);
            }

            if (EndPoint(listen.Parsed!) is { } endPoint)
            {
                Try(listen, endPoint);
            }
        }
    }

    private static void CheckForm(ListenAddress listen)
    {
        // A port that is no number is taken for a part of the host's name.
        if (listen.Parsed is not { Scheme: "http" or "https", Port: >= 0 and <= IPEndPoint.MaxPort, PathBase: "" } address
            || (!address.IsUnixPipe && !address.IsNamedPipe && !address.Host.StartsWith('[') && address.Host.Contains(':', StringComparison.Ordinal)))
        {
            throw new StartRefusedException(
                $"{listen.Setting} is '{listen.Url}'; it must be an address such as http://127.0.0.1:8000, with a port up to {IPEndPoint.MaxPort}, or more of them separated by semicolons.");
        }
    }

    private void CheckCertificate(ListenAddress listen)
    {
        if (configuration[CertificateSetting + ":Path"] is { } path && !File.Exists(path))
        {
            throw new StartRefusedException($"{CertificateSetting}:Path is '{path}'; it must be a file that exists.");
        }

        var ofEndpoint = listen.Setting.Replace(":Url", ":Certificate", StringComparison.Ordinal);
        if (!configuration.GetSection(CertificateSetting).GetChildren().Any() && !configuration.GetSection(ofEndpoint).GetChildren().Any() && !HasDevelopmentCertificate())
        {
            throw new StartRefusedException(
                $"{listen.Setting} is '{listen.Url}', but there is no certificate: set {CertificateSetting}:Path, or listen on http behind a proxy that has one.");
        }
    }

    private static bool HasDevelopmentCertificate()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Any(certificate => certificate.Extensions.Any(extension => extension.Oid?.Value == DevelopmentCertificate));
    }

    /// <summary>Where a socket listens, or null if it is no socket of the network; a host name that is no address means every address.</summary>
    private static IPEndPoint? EndPoint(BindingAddress address) => address switch
    {
        { IsUnixPipe: true } or { IsNamedPipe: true } => null,
        { Host: "localhost" } => new IPEndPoint(IPAddress.Loopback, address.Port),
        _ when IPAddress.TryParse(address.Host, out var ip) => new IPEndPoint(ip, address.Port),
        _ => new IPEndPoint(Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, address.Port),
    };

    private static void Try(ListenAddress listen, IPEndPoint endPoint)
    {
        try
        {
            using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (endPoint.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(endPoint);
            socket.Listen();
        }
        catch (SocketException exception)
        {
            throw new StartRefusedException(
                exception.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? $"{listen.Setting} is '{listen.Url}', where something listens already: stop it, or choose another port with --urls."
                    : $"{listen.Setting} is '{listen.Url}', where this process cannot listen ({exception.SocketErrorCode}): choose another address with --urls.",
                exception);
        }
    }
}
