using Swiper.Simulation.Oracle;

namespace Swiper.Simulation;

/// <summary>The result of a run.</summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Hash">The hash of its trace.</param>
/// <param name="Operations">Operations that clients began.</param>
/// <param name="Faults">Faults that struck.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="BusySteps">Steps taken before the quiet.</param>
/// <param name="Splits">How often a part of a pool was split.</param>
/// <param name="Joins">How often two halves were joined.</param>
/// <param name="Violation">The violation, or null.</param>
/// <param name="Trace">The trace, if requested.</param>
internal sealed record RunResult(
    ulong Seed,
    ulong Hash,
    int Operations,
    int Faults,
    long Steps,
    long BusySteps,
    int Splits,
    int Joins,
    ViolationException? Violation,
    IReadOnlyList<string> Trace);
