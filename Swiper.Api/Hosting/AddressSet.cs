using System.Net;
using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Api.Hosting;

/// <summary>Network addresses an operator lists: single ones, and networks such as <c>10.0.0.0/8</c>.</summary>
internal sealed class AddressSet
{
    private AddressSet(IReadOnlyList<IPNetwork> networks) => Networks = networks;

    /// <summary>What is listed; a single address is a network of one.</summary>
    internal IReadOnlyList<IPNetwork> Networks { get; }

    /// <summary>Makes a set of what a setting lists, which has kept the rules.</summary>
    internal static AddressSet Of(IEnumerable<string> entries) => new([.. entries.Select(entry => Parse(entry)!.Value)]);

    /// <summary>A rule for each entry: it must be an address or a network.</summary>
    internal static IEnumerable<SettingRule> Rules(string setting, IEnumerable<string> entries) => entries.Select((entry, number) =>
        SettingRule.Of($"{setting}:{number}", entry, Parse(entry) is not null, "an address or a network such as 10.0.0.0/8"));

    /// <summary>Whether an address is listed.</summary>
    internal bool Contains(IPAddress? address) => address is not null && Networks.Any(network => network.Contains(Unmap(address)));

    /// <summary>An IPv4 address as itself, also where it arrives on an IPv6 socket.</summary>
    internal static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPNetwork? Parse(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out var network) ? network : null;
    }
}
