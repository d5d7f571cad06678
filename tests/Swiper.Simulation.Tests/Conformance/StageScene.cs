using Orleans.Storage;
using Swiper.Simulation.Core;
using Swiper.Simulation.Processes;
using Swiper.Simulation.Stage;
using Swiper.Simulation.Tests.Conformance.Grains;

namespace Swiper.Simulation.Tests.Conformance;

/// <summary>The stage with only the scenarios' grains, in virtual time.</summary>
internal sealed class StageScene : Scene
{
    private static readonly Type[] GrainTypes =
        [typeof(CallGrain), typeof(CancellableGrain), typeof(GateGrain), typeof(LifeGrain), typeof(NoteGrain), typeof(TickGrain), typeof(UnreadyGrain)];

    private readonly SimLoop _loop;
    private readonly Lane _clients;
    private readonly GrainHost _host;

    private StageScene(Probe probe, StoreDouble store, ulong seed, int shuffle, bool isWired)
        : base(probe, store)
    {
        _loop = new SimLoop(SimRandom.For(seed, 1), shuffle);
        _clients = new Lane(_loop, goesOn: true);
        var lane = new Lane(_loop);
        var services = new SimServices();
        services.Add(probe);
        services.AddKeyed<IGrainStorage>(StoreDouble.Name, store);
        _host = new GrainHost(services, lane, new Prompt(), new SimClock(_loop, lane, DateTimeOffset.UnixEpoch), GrainTypes) { IsWired = isWired };
        services.Add(Grains);
        _host.Start();
    }

    public override IGrainFactory Grains => _host.References;

    /// <summary>Runs a scenario to its end; answers how many steps it took.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">Chooses among the runnable steps.</param>
    /// <param name="shuffle">The probability, in percent, that the next step is not the oldest one waiting.</param>
    /// <param name="isWired">Whether messages pass through the serializer.</param>
    public static long Play(Func<Scene, Task> scenario, ulong seed, int shuffle, bool isWired)
    {
        using var unflowed = ExecutionContext.SuppressFlow();
        var scene = new StageScene(new Probe(), new StoreDouble(), seed, shuffle, isWired);
        var playing = scene._clients.Start(() => scenario(scene));
        for (var second = 0; second < 600 && !playing.IsCompleted; second++)
        {
            scene._loop.RunUntil(scene._loop.Now + TimeSpan.TicksPerSecond);
        }

        Assert.True(playing.IsCompleted, "the scenario waits for ever");
        playing.GetAwaiter().GetResult();
        return scene._loop.Steps;
    }

    public override Task Advance(TimeSpan time) => Process.Wait(_loop, _clients, time.Ticks);

    protected override Task Patiently(Task task) => task;

    /// <summary>Delivers every message at once.</summary>
    private sealed class Prompt : IMessageInterceptor
    {
        public void OnRequest(GrainMessage message) => message.Deliver();

        public void OnResponse(GrainMessage message) => message.Deliver();
    }
}
