using System.Net;
using Swiper.Silo.Hosting;

namespace Swiper.Api.Hosting;

/// <summary>A list of network addresses in the settings: single addresses, and networks such as <c>10.0.0.0/8</c>.</summary>
internal sealed class AddressSet
{
    private AddressSet(IReadOnlyList<IPNetwork> networks) => Networks = networks;

    /// <summary>The networks; a single address is a network of one.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; }

    /// <summary>Reads a setting that is a list.</summary>
    /// <exception cref="StartRefusedException">An entry is not an address.</exception>
    public static AddressSet Read(IConfiguration configuration, string setting) =>
        new([.. configuration.GetSection(setting).GetChildren().Select(entry => Parse(entry.Path, entry.Value))]);

    public bool Contains(IPAddress? address) => address is not null && Networks.Any(network => network.Contains(Unmap(address)));

    /// <summary>An address without the IPv6 mapping that a dual-stack socket gives IPv4 addresses.</summary>
    public static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPNetwork Parse(string setting, string? text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out var network)
            ? network
            : throw new StartRefusedException($"{setting} is '{text}'; it must be an address or a network such as 10.0.0.0/8.");
    }
}
