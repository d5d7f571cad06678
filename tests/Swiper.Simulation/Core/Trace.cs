using System.Runtime.CompilerServices;

namespace Swiper.Simulation.Core;

/// <summary>What happened, as one number: two runs are the same when their hashes are. The words are kept only where somebody wants to read them.</summary>
internal sealed class Trace(SimLoop loop, bool isKept)
{
    private readonly List<string> _lines = [];

    /// <summary>The hash so far.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    /// <summary>Whether words are wanted.</summary>
    public bool IsKept => isKept;

    /// <summary>What was kept.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Notes an event.</summary>
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

    /// <summary>Keeps a line for the reader; it counts for nothing.</summary>
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
