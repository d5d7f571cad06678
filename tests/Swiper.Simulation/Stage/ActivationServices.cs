namespace Swiper.Simulation.Stage;

/// <summary>The services one grain sees: the host's, and its own context. There are no scopes.</summary>
internal sealed class ActivationServices(IServiceProvider host, IGrainContext context) : IKeyedServiceProvider
{
    public object? GetService(Type serviceType) =>
        serviceType == typeof(IGrainContext) ? context
        : serviceType == typeof(IServiceProvider) ? this
        : host.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => ((IKeyedServiceProvider)host).GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) =>
        ((IKeyedServiceProvider)host).GetRequiredKeyedService(serviceType, serviceKey);
}
