using System.Net;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Hosting;

/// <summary>A list of network addresses in the settings: single addresses, and networks such as <c>10.0.0.0/8</c>.</summary>
internal sealed class AddressSet
{
    private AddressSet(IReadOnlyList<IPNetwork> networks) => Networks = networks;

    /// <summary>The networks; a single address is a network of one.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; }

    /// <summary>Makes a set of what a setting lists, which has kept the rules.</summary>
    public static AddressSet Of(IEnumerable<string> entries) => new([.. entries.Select(entry => Parse(entry)!.Value)]);

    /// <summary>A rule for each entry: it must be an address or a network.</summary>
    public static IEnumerable<SettingRule> Rules(string setting, IEnumerable<string> entries) => entries.Select((entry, number) =>
        SettingRule.Of($"{setting}:{number}", entry, Parse(entry) is not null, "an address or a network such as 10.0.0.0/8"));

    public bool Contains(IPAddress? address) => address is not null && Networks.Any(network => network.Contains(Unmap(address)));

    /// <summary>An address without the IPv6 mapping that a dual-stack socket gives IPv4 addresses.</summary>
    public static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPNetwork? Parse(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out var network) ? network : null;
    }
}
