namespace Swiper.Simulation.Tests.Conformance;

/// <summary>The environment of one scenario, with grains of its own.</summary>
internal abstract class Scene(Probe probe, StoreDouble store)
{
    private const long GrainsMax = 10;
    private static long _last;

    private readonly long _first = Interlocked.Increment(ref _last) * GrainsMax;

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

    /// <summary>Advances the clock of the grains' timers.</summary>
    public abstract Task Advance(TimeSpan time);

    /// <summary>Waits, with a time-out on real Orleans; the stage sees for itself that nothing is left to do.</summary>
    protected abstract Task Patiently(Task task);
}
