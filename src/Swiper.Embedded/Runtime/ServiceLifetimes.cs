using Microsoft.Extensions.DependencyInjection;

namespace Swiper.Embedded;

/// <summary>Which services are singletons: grains that ask for nothing else need no scope each.</summary>
internal sealed class ServiceLifetimes(IServiceCollection services)
{
    private readonly Lazy<HashSet<Type>> _others = new(() =>
        [.. services.Where(service => service.Lifetime != ServiceLifetime.Singleton).Select(service => service.ServiceType)]);

    public bool IsSingleton(Type type) =>
        !_others.Value.Contains(type) && !(type.IsGenericType && _others.Value.Contains(type.GetGenericTypeDefinition()));
}
