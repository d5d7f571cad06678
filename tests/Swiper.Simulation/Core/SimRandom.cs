namespace Swiper.Simulation.Core;

/// <summary>A seeded random number generator (SplitMix64), the same on every machine and runtime.</summary>
internal sealed class SimRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Forks an independent stream for one purpose, so that drawing more from one stream does not change the others.</summary>
    public static SimRandom For(ulong seed, ulong purpose) => new(Mix(seed ^ Mix(purpose + 0x9E3779B97F4A7C15)));

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    public long Below(long bound) => (long)(Next() % (ulong)bound);

    /// <summary>Draws a number from an inclusive range.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>Answers true with this probability in percent.</summary>
    public bool Percent(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
