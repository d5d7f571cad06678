using System.Diagnostics;
using System.Globalization;
using Swiper.Simulation.Core;

namespace Swiper.Simulation;

/// <summary>Aggregates runs into the last line of the output.</summary>
internal sealed class Tally
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _runs;
    private long _operations;
    private long _faults;
    private ulong _hash;

    /// <summary>How many runs violated an invariant.</summary>
    public long Violations { get; private set; }

    /// <summary>The fewest operations of a run.</summary>
    public int OperationsMin { get; private set; } = int.MaxValue;

    /// <summary>The fewest faults of a run.</summary>
    public int FaultsMin { get; private set; } = int.MaxValue;

    public void Add(RunResult result)
    {
        _runs++;
        _operations += result.Operations;
        _faults += result.Faults;

        // A sum is independent of the order in which runs end.
        _hash += SimRandom.Mix(result.Hash ^ SimRandom.Mix(result.Seed));
        Violations += result.Violation is null ? 0 : 1;
        OperationsMin = Math.Min(OperationsMin, result.Operations);
        FaultsMin = Math.Min(FaultsMin, result.Faults);
    }

    /// <summary>How busy the least busy runs were.</summary>
    public string LeastLine() => string.Create(
        CultureInfo.InvariantCulture, $"at least {OperationsMin} operations and {FaultsMin} faults in each run");

    /// <summary>The line that scripts parse.</summary>
    public string LastLine()
    {
        var seconds = Math.Max(0.001, Stopwatch.GetElapsedTime(_started).TotalSeconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_runs} runs, {_operations} operations, {_faults} faults, {Violations} violations, {_runs / seconds:F0} runs/s, hash {_hash:x16}");
    }
}
