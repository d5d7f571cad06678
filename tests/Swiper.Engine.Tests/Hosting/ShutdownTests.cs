using Swiper.Engine.Tests.Activations;
using Swiper.Engine.Tests.Support;

namespace Swiper.Engine.Tests.Hosting;

public sealed class ShutdownTests
{
    [Fact]
    public async Task Stop_WhileARequestRuns_FinishesItTellsTheGrainAndRefusesLaterCalls()
    {
        await using var engine = await new TestEngine().Start();
        var grains = engine.Grains;
        var grain = grains.GetGrain<ILifeGrain>(1);
        await grain.Number();
        var running = grain.Linger("gate");
        await engine.Probe.Wait("life:1:in:gate");

        var stopping = engine.Cluster.StopAllSilosAsync(TestContext.Current.CancellationToken);
        engine.Probe.Signal("life:1:gate");
        await running;
        await stopping;
        Assert.Equal("activate:1 call:1 lingered:1 deactivate:1:ShuttingDown", engine.Probe.Journal("life:1"));
        await Assert.ThrowsAnyAsync<Exception>(() => grain.Number());
        await Assert.ThrowsAnyAsync<Exception>(() => grains.GetGrain<ILifeGrain>(2).Number());
        Assert.Equal("", engine.Probe.Journal("life:2"));
    }

    [Fact]
    public async Task Start_WithOptionsThatContradict_Throws()
    {
        await using var engine = new TestEngine(silo => silo.Configure<Orleans.Configuration.GrainCollectionOptions>(
            options => options.CollectionAge = options.CollectionQuantum));
        await Assert.ThrowsAsync<OrleansConfigurationException>(() => engine.Start());
    }
}
