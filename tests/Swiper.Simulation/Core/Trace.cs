using System.Runtime.CompilerServices;

namespace Swiper.Simulation.Core;

/// <summary>Hashes the events of a run: equal hashes mean equal runs. The text is kept only if it will be read.</summary>
internal sealed class Trace(SimLoop loop, bool isKept)
{
    private readonly List<string> _lines = [];

    public ulong Hash { get; private set; } = 14695981039346656037;

    public bool IsKept => isKept;

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Records an event.</summary>
    public void Add(string what, long a = 0, long b = 0, long c = 0)
    {
        var hash = Hash;
        foreach (var letter in what)
        {
            hash = (hash ^ letter) * 1099511628211;
        }

        hash = (hash ^ (ulong)a) * 1099511628211;
        hash = (hash ^ (ulong)b) * 1099511628211;
        hash = (hash ^ (ulong)c) * 1099511628211;
        Hash = SimRandom.Mix(hash ^ (ulong)loop.Steps ^ ((ulong)loop.Now << 20));
        if (isKept)
        {
            Say($"{what} {a} {b} {c}");
        }
    }

    /// <summary>Keeps a line for the reader; the line is not hashed.</summary>
    public void Say([InterpolatedStringHandlerArgument("")] ref DetailHandler line)
    {
        if (isKept)
        {
            Say(line.ToStringAndClear());
        }
    }

    /// <inheritdoc cref="Say(ref DetailHandler)"/>
    public void Say(string line)
    {
        if (isKept)
        {
            _lines.Add($"{TimeSpan.FromTicks(loop.Now).TotalSeconds,9:F4}s #{loop.Steps,-6} {line}");
        }
    }
}
