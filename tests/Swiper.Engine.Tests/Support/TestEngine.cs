using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace Swiper.Engine.Tests.Support;

/// <summary>An engine for one test or more. Grain timers run on <see cref="Clock"/>, the engine's own on real time, as Orleans wants it.</summary>
public sealed class TestEngine : IAsyncDisposable
{
    public TestEngine(Action<ISiloBuilder>? configure = null)
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(Probe);
            silo.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            silo.AddMemoryGrainStorage("memory");
            configure?.Invoke(silo);
        });
        Cluster = builder.Build();
    }

    public Probe Probe { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public InProcessTestCluster Cluster { get; }

    /// <summary>The silo's own factory: its calls start outside the grains.</summary>
    public IGrainFactory Grains => Cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

    public async Task<TestEngine> Start()
    {
        await Cluster.DeployAsync();
        return this;
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
