using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;

namespace Orleans.Runtime.Hosting;

/// <summary>Registers stores of grains' documents.</summary>
public static class StorageProviderExtensions
{
    private const string DefaultName = "Default";

    /// <summary>Registers a store under a name, as a keyed service. The name "Default" makes it the default store too.</summary>
    /// <param name="collection">The services.</param>
    /// <param name="name">The name that <see cref="PersistentStateAttribute"/> gives.</param>
    /// <param name="implementationFactory">Makes the store.</param>
    public static IServiceCollection AddGrainStorage<T>(
        this IServiceCollection collection, string name, Func<IServiceProvider, string, T> implementationFactory)
        where T : IGrainStorage
    {
        collection.AddKeyedSingleton<IGrainStorage>(name, (services, key) => implementationFactory(services, (string)key!));
        if (name == DefaultName)
        {
            collection.TryAddSingleton(services => services.GetRequiredKeyedService<IGrainStorage>(DefaultName));
        }

        return collection;
    }
}
