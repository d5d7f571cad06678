using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Activations;

public sealed class ServicesTests
{
    [Fact]
    public async Task Constructor_OfAGrain_GetsItsContextAndServicesOfItsOwnScope()
    {
        await using var engine = await new TestEngine(silo => silo.Services.AddScoped<ScopedThing>()).Start();
        var one = engine.Grains.GetGrain<IServicesGrain>(1);
        var first = await one.Look();
        var second = await engine.Grains.GetGrain<IServicesGrain>(2).Look();
        Assert.True(first.Same);
        Assert.NotEqual(first.Scope, second.Scope);
        Assert.Equal("services/1", first.Identity);

        await engine.Cluster.DeactivateAsync(one);
        await engine.Probe.Wait($"disposed:{first.Scope}");
    }

    [Fact]
    public async Task Host_OfTheGrains_OffersFactoryAndClient()
    {
        await using var engine = await new TestEngine().Start();
        var services = engine.Cluster.Silos[0].ServiceProvider;
        Assert.Equal(1, await services.GetRequiredService<IGrainFactory>().GetGrain<Calls.ICounterGrain>(1).Add(1));
        Assert.Equal(2, await services.GetRequiredService<IClusterClient>().GetGrain<Calls.ICounterGrain>(1).Add(1));
    }
}
