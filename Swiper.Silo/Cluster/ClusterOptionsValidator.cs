using System.Net;
using Microsoft.Extensions.Options;

namespace Swiper.Silo.Cluster;

/// <summary>Refuses settings no cluster can work with.</summary>
internal sealed class ClusterOptionsValidator : IValidateOptions<ClusterOptions>
{
    private const int MissedProbesMax = 20;
    private static readonly TimeSpan ShortestProbe = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestProbe = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, ClusterOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(ClusterOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ServiceId))
        {
            yield return "Cluster:ServiceId is empty; it must name the service, such as swiper.";
        }

        if (string.IsNullOrWhiteSpace(options.ClusterId))
        {
            yield return "Cluster:ClusterId is empty; it must name the cluster, such as production.";
        }

        if (!IPAddress.TryParse(options.AdvertisedAddress, out var advertised) || advertised.Equals(IPAddress.Any) || advertised.Equals(IPAddress.IPv6Any))
        {
            yield return $"Cluster:AdvertisedAddress is '{options.AdvertisedAddress}'; it must be the address by which other machines reach this one.";
        }

        if (options.ListenAddress.Length > 0 && !IPAddress.TryParse(options.ListenAddress, out _))
        {
            yield return $"Cluster:ListenAddress is '{options.ListenAddress}'; it must be an address of this machine, or empty.";
        }

        if (options.SiloPort is < 1 or > IPEndPoint.MaxPort)
        {
            yield return $"Cluster:SiloPort is {options.SiloPort}; it must be between 1 and {IPEndPoint.MaxPort}.";
        }

        if (options.GatewayPort is < 1 or > IPEndPoint.MaxPort || options.GatewayPort == options.SiloPort)
        {
            yield return $"Cluster:GatewayPort is {options.GatewayPort}; it must be between 1 and {IPEndPoint.MaxPort} and not Cluster:SiloPort.";
        }

        if (options.ProbeTimeout < ShortestProbe || options.ProbeTimeout > LongestProbe)
        {
            yield return $"Cluster:ProbeTimeout is {options.ProbeTimeout}; it must be between {ShortestProbe} and {LongestProbe}.";
        }

        if (options.MissedProbes is < 1 or > MissedProbesMax)
        {
            yield return $"Cluster:MissedProbes is {options.MissedProbes}; it must be between 1 and {MissedProbesMax}.";
        }
    }
}
