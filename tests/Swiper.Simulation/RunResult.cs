using Swiper.Simulation.Oracle;

namespace Swiper.Simulation;

/// <summary>How a run ended.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Hash">The hash of its trace.</param>
/// <param name="Operations">Operations that clients began.</param>
/// <param name="Faults">Faults that struck.</param>
/// <param name="Steps">Steps it took.</param>
/// <param name="BusySteps">How many of them before the quiet.</param>
/// <param name="Violation">What was wrong, or null.</param>
/// <param name="Trace">What happened, where it was asked for.</param>
internal sealed record RunResult(
    ulong Seed, ulong Hash, int Operations, int Faults, long Steps, long BusySteps, ViolationException? Violation, IReadOnlyList<string> Trace);
