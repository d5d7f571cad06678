using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Configures an in-process cluster for tests.</summary>
public sealed class InProcessTestClusterBuilder
{
    private readonly List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> _configure = [];

    /// <summary>The options.</summary>
    public InProcessTestClusterOptions Options { get; } = new();

    /// <summary>For as many silos as Orleans would start.</summary>
    public InProcessTestClusterBuilder()
        : this(2)
    {
    }

    /// <summary>For a number of silos. The embedded engine is always one process: it accepts the number and starts one.</summary>
    public InProcessTestClusterBuilder(short initialSilosCount) => ArgumentOutOfRangeException.ThrowIfLessThan(initialSilosCount, (short)1);

    /// <summary>Configures the grains' host.</summary>
    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate) =>
        ConfigureSiloHost((options, host) => host.UseOrleans(silo => configureSiloDelegate(options, silo)));

    /// <summary>Configures the application around the grains' host.</summary>
    public InProcessTestClusterBuilder ConfigureSiloHost(Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder> configureSiloHostDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureSiloHostDelegate);
        _configure.Add(configureSiloHostDelegate);
        return this;
    }

    /// <summary>Configures the application around the grains' host; there is no other.</summary>
    public InProcessTestClusterBuilder ConfigureHost(Action<IHostApplicationBuilder> configureDelegate) =>
        ConfigureSiloHost((_, host) => configureDelegate(host));

    /// <summary>Makes the cluster, not yet started.</summary>
    public InProcessTestCluster Build() => new(_configure);
}
