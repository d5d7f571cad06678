using Orleans.Messaging;

namespace Swiper.Silo.Cluster;

/// <summary>
/// The gateways that Redis lists, or the last it listed if there is none: a Redis that lost its data must not part an API from silos that still serve.
/// They, or their successors at the same addresses, are listed again soon.
/// </summary>
internal sealed class KeptGateways(IGatewayListProvider redis) : IGatewayListProvider
{
    private IList<Uri> _last = [];

    public TimeSpan MaxStaleness => redis.MaxStaleness;

    public bool IsUpdatable => true;

    /// <summary>Puts itself before the provider that is registered.</summary>
    public static void Use(IServiceCollection services)
    {
        var registered = services.Last(service => service.ServiceType == typeof(IGatewayListProvider));
        services.Remove(registered);
        services.AddSingleton<IGatewayListProvider>(provider =>
            new KeptGateways((IGatewayListProvider)ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!)));
    }

    public Task InitializeGatewayListProvider() => InitializeGatewayListProviderAsync(CancellationToken.None);

    public Task InitializeGatewayListProviderAsync(CancellationToken cancellationToken) => redis.InitializeGatewayListProviderAsync(cancellationToken);

    public Task<IList<Uri>> GetGateways() => GetGatewaysAsync(CancellationToken.None);

    public async Task<IList<Uri>> GetGatewaysAsync(CancellationToken cancellationToken)
    {
        var listed = await redis.GetGatewaysAsync(cancellationToken);
        if (listed.Count > 0)
        {
            _last = listed;
        }

        return _last;
    }
}
