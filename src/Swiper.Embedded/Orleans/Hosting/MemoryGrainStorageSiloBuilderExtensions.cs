using Orleans.Runtime.Hosting;
using Swiper.Embedded;

namespace Orleans.Hosting;

/// <summary>Registers stores that live in memory and end with the process.</summary>
public static class MemoryGrainStorageSiloBuilderExtensions
{
    /// <summary>Registers one under a name. What it holds is JSON, so that nobody shares an object with it.</summary>
    public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name) =>
        builder.ConfigureServices(services => services.AddGrainStorage(name, static (_, _) => new MemoryGrainStorage()));

    /// <summary>Registers the default one.</summary>
    public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder) => builder.AddMemoryGrainStorage("Default");
}
