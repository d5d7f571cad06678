namespace Swiper.Simulation.Core;

/// <summary>A seeded stream of numbers (SplitMix64), the same on every machine and runtime.</summary>
internal sealed class SimRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for one purpose, so that drawing more for one leaves the others alone.</summary>
    public static SimRandom For(ulong seed, ulong purpose) => new(Mix(seed ^ Mix(purpose + 0x9E3779B97F4A7C15)));

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>A number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number from 0 to below a bound.</summary>
    public long Below(long bound) => (long)(Next() % (ulong)bound);

    /// <summary>A number between two, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True this many times in a hundred.</summary>
    public bool Percent(int percent) => Below(100) < percent;

    /// <summary>One of these.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Spreads the bits of a number.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
