using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;
using Swiper.Engine.Tests.Support;

[assembly: AssemblyFixture(typeof(EngineFixture))]

namespace Swiper.Engine.Tests.Support;

/// <summary>The engine most tests share, with default options. Each test uses keys of its own.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    private static long s_lastKey;

    private readonly TestEngine _engine = new();

    public IGrainFactory Grains => _engine.Grains;

    public Probe Probe => _engine.Probe;

    public FakeTimeProvider Clock => _engine.Clock;

    public InProcessTestCluster Cluster => _engine.Cluster;

    public static long NewKey() => Interlocked.Increment(ref s_lastKey);

    public async ValueTask InitializeAsync() => await _engine.Start();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
