namespace Swiper.Simulation.Tests.Conformance;

/// <summary>Where one scenario plays, and what it may do there. Each scenario has grains of its own.</summary>
internal abstract class Scene(Probe probe, StoreDouble store)
{
    private const long GrainsMax = 10;
    private static long s_last;

    private readonly long _first = Interlocked.Increment(ref s_last) * GrainsMax;

    public abstract IGrainFactory Grains { get; }

    public StoreDouble Store => store;

    public TGrain Grain<TGrain>(int number = 0)
        where TGrain : IGrainWithIntegerKey => Grains.GetGrain<TGrain>(KeyOf(number));

    public long KeyOf(int number) => _first + number;

    /// <summary>Opens a gate of a grain.</summary>
    public void Open(string gate, int number = 0) => probe.Signal($"{KeyOf(number)}:{gate}");

    public string Journal(int number = 0) => probe.Journal($"{KeyOf(number)}");

    /// <summary>Waits until a grain has reached a place.</summary>
    public Task Reached(string place, int number = 0) => Patiently(probe.Wait($"{KeyOf(number)}:{place}"));

    /// <summary>Moves the clock of the grains' timers.</summary>
    public abstract Task Advance(TimeSpan time);

    /// <summary>Waits, and gives up where that would hold up everything.</summary>
    protected abstract Task Patiently(Task task);
}
