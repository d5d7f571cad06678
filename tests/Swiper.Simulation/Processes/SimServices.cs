using Microsoft.Extensions.Logging.Abstractions;

namespace Swiper.Simulation.Processes;

/// <summary>The grains' constructor arguments. Building a container would cost more than the rest of a run.</summary>
internal sealed class SimServices : IKeyedServiceProvider, IServiceProviderIsService
{
    private readonly Dictionary<Type, object> _services = [];
    private readonly Dictionary<(Type, object?), object> _keyed = [];

    public void Add<T>(T service)
        where T : notnull => _services[typeof(T)] = service;

    public void AddKeyed<T>(object key, T service)
        where T : notnull => _keyed[(typeof(T), key)] = service;

    public object? GetService(Type serviceType)
    {
        if (_services.TryGetValue(serviceType, out var service))
        {
            return service;
        }

        if (serviceType == typeof(IServiceProvider) || serviceType == typeof(IServiceProviderIsService))
        {
            return this;
        }

        return serviceType.IsGenericType && serviceType.GetGenericTypeDefinition() == typeof(ILogger<>)
            ? _services[serviceType] = Activator.CreateInstance(typeof(NullLogger<>).MakeGenericType(serviceType.GetGenericArguments()))!
            : null;
    }

    public object? GetKeyedService(Type serviceType, object? serviceKey) => _keyed.GetValueOrDefault((serviceType, serviceKey));

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) =>
        GetKeyedService(serviceType, serviceKey) ?? throw new InvalidOperationException($"There is no {serviceType} of that key.");

    public bool IsService(Type serviceType) => GetService(serviceType) is not null;
}
