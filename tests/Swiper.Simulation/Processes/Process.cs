using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using Swiper.Grains;
using Swiper.Grains.Accounts;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Media;
using Swiper.Grains.Operators;
using Swiper.Grains.Profiles;
using Swiper.Grains.Safety;
using Swiper.Grains.Swipes;
using Swiper.Grains.Users;
using Swiper.Silo.Storage;
using Swiper.Simulation.Core;
using Swiper.Simulation.Disk;
using Swiper.Simulation.Stage;
using Swiper.Storage;
using Swiper.Storage.GroupCommit;
using Swiper.Storage.Sharding;

namespace Swiper.Simulation.Processes;

/// <summary>
/// One life of the server: the stage with the product's grains and group-commit writers, assembled without a host, over a simulated disk.
/// </summary>
internal sealed class Process
{
    private static readonly GroupCommitOptions Commits = new(MaxBatch: 64, MaxQueue: 4096);
    private static readonly StorageMetrics Metrics = new();
    private static readonly Type[] GrainTypes =
    [
        typeof(CandidatePoolGrain), typeof(NicknameGrain), typeof(OperatorDeskGrain), typeof(PictureIndexGrain), typeof(RedeliveryGrain),
        typeof(ReportGrain), typeof(ReportIndexGrain), typeof(UserGrain), typeof(VerifyCodeGrain),
    ];

    /// <summary>One seed in this many serializes every message, which finds types that cannot be serialized.</summary>
    private const ulong WiredSeeds = 8;

    private readonly World _world;
    private readonly TaskCompletionSource _died = new();
    private readonly GroupCommitWriter[] _writers;

    public Process(World world, int number)
    {
        _world = world;
        Number = number;
        Lane = new Lane(world.Loop);
        Clock = new SimClock(world.Loop, Lane, world.Plan.Start);
        Fabric = new Fabric(world, this);
        Sms = new SimSms(world, this);
        var shards = new StoreShards([.. world.Databases.Select(OpenShard)], NullLogger<StoreShards>.Instance);
        _writers = [.. Enumerable.Range(0, shards.Count).Select(shard => shards[shard].Writer)];
        var services = new SimServices();
        services.Add<IRelationStore>(world.Plant.Wrap(new RelationStore(shards), this));
        services.Add<ICandidateStore>(new CandidateStore(shards));
        services.Add<IReportStore>(new ReportStore(shards));
        services.Add<IOperatorStore>(new OperatorStore(shards));
        services.Add<TimeProvider>(Clock);
        services.Add<IEntropy>(world.Entropy);
        services.Add(world.Calendar);
        services.Add<ISmsQueue>(Sms);
        services.Add(Options.Create(world.Plan.Accounts));
        services.Add(Options.Create(new VipOptions()));
        services.Add(Options.Create(world.Plan.Quotas));
        services.Add(Options.Create(world.Plan.Discovery));
        services.Add(Options.Create(world.Plan.Safety));
        services.Add(Options.Create(new RedeliveryOptions()));
        services.AddKeyed<IGrainStorage>(
            GrainStorage.Name, new DocumentGrainStorage(world.Plant.Wrap(new DocumentStore(shards), this), GrainsJson.Options));
        Host = new GrainHost(services, Lane, Fabric, Clock, GrainTypes) { IsWired = world.Plan.Seed % WiredSeeds == 0 };
        Grains = world.Plant.Wrap(Host.References, this);
        services.Add(Grains);
        services.Add(new CandidatePools(Grains, new PoolHints(), world.Plan.Discovery.PoolSize));
        Host.Start();
        Lane.Start(() => RedeliveryLoop.Run(Grains, world.Databases.Count, delay => Delay(delay.Ticks), static (_, exception) =>
        {
            if (exception is not (TimeoutException or OrleansException))
            {
                ExceptionDispatchInfo.Throw(exception);
            }
        }));
    }

    /// <summary>The number of this life, from 1.</summary>
    public int Number { get; }

    public Lane Lane { get; }

    public SimClock Clock { get; }

    public Fabric Fabric { get; }

    public SimSms Sms { get; }

    public IGrainFactory Grains { get; }

    public GrainHost Host { get; }

    public World World => _world;

    public bool IsDead => Lane.IsDead;

    /// <summary>Completes when the process dies.</summary>
    public Task Died => _died.Task;

    /// <summary>Waits on virtual time; the continuation does not run if the process dies meanwhile.</summary>
    public Task Delay(long ticks) => Wait(_world.Loop, Lane, ticks);

    /// <summary>Runs a callback later if the process is alive.</summary>
    public void After(long ticks, Action action)
    {
        var timer = new SimTimer(_world.Loop, Lane, static action => ((Action)action!)(), action);
        timer.Change(TimeSpan.FromTicks(ticks), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Delivers a message later if the process is alive.</summary>
    public void Deliver(long ticks, Action deliver) => SimAlarm.Set(_world.Loop, Lane, ticks, deliver);

    public Task Never() => new TaskCompletionSource().Task;

    /// <summary>Kills the process: none of its code runs again.</summary>
    public void Die()
    {
        Host.Crash();
        Lane.Kill();
        foreach (var writer in _writers)
        {
            _ = writer.Stop();
        }

        _died.TrySetResult();
    }

    /// <summary>Waits on virtual time, on a lane.</summary>
    public static Task Wait(SimLoop loop, Lane lane, long ticks)
    {
        var completion = new TaskCompletionSource();
        SimAlarm.Set(loop, lane, ticks, completion.SetResult);
        return completion.Task;
    }

    private StoreShard OpenShard(SimDatabase database)
    {
        var reader = new SimReader(_world, this, database);
        var writer = new GroupCommitWriter("simulated", new SimCommitter(_world, this, database), Lane, Commits, Metrics, Clock, NullLogger.Instance);
        return new StoreShard(writer, reader, reader, reader, reader, reader, static () => ValueTask.CompletedTask);
    }
}
