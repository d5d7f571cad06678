using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime.Hosting;
using Orleans.TestingHost;

namespace Swiper.Simulation.Tests.Conformance;

/// <summary>Real Orleans. Grain timers run on the scenarios' clock; Orleans' own timers need real time.</summary>
internal sealed class ClusterScene(InProcessTestCluster cluster, FakeTimeProvider clock, Probe probe, StoreDouble store) : Scene(probe, store)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // The silo's own factory: its calls start outside the grains.
    public override IGrainFactory Grains { get; } = cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

    public override Task Advance(TimeSpan time)
    {
        clock.Advance(time);
        return Task.CompletedTask;
    }

    protected override Task Patiently(Task task) => task.WaitAsync(Patience);
}

/// <summary>The cluster that all scenarios share.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);
    private readonly Probe _probe = new();
    private readonly StoreDouble _store = new();
    private readonly InProcessTestCluster _cluster;

    public ClusterFixture()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(_probe);
            silo.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock));
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            silo.Services.AddGrainStorage(StoreDouble.Name, (_, _) => _store);
        });
        _cluster = builder.Build();
    }

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    internal Scene NewScene() => new ClusterScene(_cluster, _clock, _probe, _store);
}
