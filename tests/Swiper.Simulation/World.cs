using Swiper.Grains;
using Swiper.Simulation.Clients;
using Swiper.Simulation.Core;
using Swiper.Simulation.Disk;
using Swiper.Simulation.Media;
using Swiper.Simulation.Oracle;
using Swiper.Simulation.Plans;
using Swiper.Simulation.Plants;
using Swiper.Simulation.Processes;
using Swiper.Storage.Sharding;

namespace Swiper.Simulation;

/// <summary>One run: people, their devices, a process with the real grains that may die and restart, and the disks that outlive it.</summary>
internal sealed class World
{
    private static readonly Calendar SharedCalendar = new(Options.Create(new ClockOptions()));
    private readonly SimDatabase[] _databases;
    private readonly List<Task> _calls = [];
    private int _processes;

    public World(Plan plan, Plant plant, bool keepsTrace)
    {
        Plan = plan;
        Plant = plant;
        Loop = new SimLoop(SimRandom.For(plan.Seed, 2), plan.Shuffle);
        Random = SimRandom.For(plan.Seed, 3);
        Entropy = new SimEntropy(SimRandom.For(plan.Seed, 4));
        Trace = new Trace(Loop, keepsTrace);
        Faults = new FaultBoard(plan, Loop, Trace);
        Clients = new Lane(Loop, goesOn: true);
        ClientClock = new SimClock(Loop, Clients, plan.Start);
        _databases = [.. Enumerable.Range(0, plan.Shards).Select(_ => new SimDatabase())];
        Oracle = new SimOracle(this);
        Media = new SimMedia(this);
        Phones = [.. Enumerable.Range(0, plan.People).Select(person => new Phone(person))];
        Process = new Process(this, ++_processes);
    }

    public Plan Plan { get; }

    public Plant Plant { get; }

    public SimLoop Loop { get; }

    /// <summary>Draws latencies and other chances during the run.</summary>
    public SimRandom Random { get; }

    public SimEntropy Entropy { get; }

    public Trace Trace { get; }

    public FaultBoard Faults { get; }

    /// <summary>The lane of the clients; it never dies.</summary>
    public Lane Clients { get; }

    public SimClock ClientClock { get; }

    public SimOracle Oracle { get; }

    /// <summary>The stored pictures, which outlive every process.</summary>
    public SimMedia Media { get; }

    public Phone[] Phones { get; }

    /// <summary>The current process; it may be dead.</summary>
    public Process Process { get; private set; }

    public int Operations { get; set; }

    public DateTimeOffset Wall => ClientClock.GetUtcNow();

    public Calendar Calendar => SharedCalendar;

    public IReadOnlyList<SimDatabase> Databases => _databases;

    /// <summary>The database of an owner's rows.</summary>
    public SimDatabase DatabaseOf(long owner) => _databases[ShardHash.ShardOf(owner, _databases.Length)];

    /// <summary>Waits on the clients' lane.</summary>
    public Task Delay(long ticks) => Processes.Process.Wait(Loop, Clients, ticks);

    /// <summary>Registers a call, to check that it ends.</summary>
    public void Track(Task call) => _calls.Add(call);

    /// <summary>Calls that have not ended though their process is alive.</summary>
    public int OpenCalls => _calls.Count(call => !call.IsCompleted);

    /// <summary>Kills the process and starts another a moment later from the disks.</summary>
    public void Crash(string why)
    {
        if (Process.IsDead)
        {
            return;
        }

        Trace.Add("crash");
        Trace.Say($"--- crash ({why})");
        Process.Die();
        Plant.OnCrash(_databases);
        _calls.Clear();
        Oracle.OnCrash();
        var restart = new SimTimer(Loop, Clients, _ => Process = new Process(this, ++_processes), null);
        restart.Change(TimeSpan.FromMilliseconds(5), Timeout.InfiniteTimeSpan);
    }
}
