using Microsoft.Extensions.Time.Testing;
using Orleans.Configuration;
using Orleans.TestingHost;
using Swiper.Embedded;
using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Seam;

/// <summary>An engine whose order, messages and time are the test's.</summary>
internal sealed class SimulatedEngine : IAsyncDisposable
{
    private InProcessTestCluster _cluster = null!;

    private SimulatedEngine(SeededScheduler scheduler) => Scheduler = scheduler;

    public SeededScheduler Scheduler { get; }

    public HoldingInterceptor Messages { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public Probe Probe { get; } = new();

    public IGrainFactory Grains => _cluster.Client;

    public EmbeddedEngine Engine => _cluster.GetSiloServiceProvider().GetRequiredService<EmbeddedEngine>();

    public static Task<SimulatedEngine> Start(int seed = 1) => Start(new SeededScheduler(seed));

    public static async Task<SimulatedEngine> Start(SeededScheduler scheduler)
    {
        var engine = new SimulatedEngine(scheduler);
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(engine.Probe);
            silo.Services.AddSingleton<TimeProvider>(engine.Clock);
            silo.AddMemoryGrainStorage("store");
            silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(5));
            silo.Configure<EmbeddedEngineOptions>(options =>
            {
                options.Scheduler = engine.Scheduler;
                options.Interceptor = engine.Messages;
            });
        });
        engine._cluster = builder.Build();
        await engine._cluster.DeployAsync();
        return engine;
    }

    /// <summary>Moves the clock and runs what that causes.</summary>
    public void Advance(TimeSpan time)
    {
        Clock.Advance(time);
        Scheduler.RunAll();
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody would run the turns of an orderly end.
        Engine.Crash();
        await _cluster.DisposeAsync();
    }
}
