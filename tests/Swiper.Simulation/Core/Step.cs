namespace Swiper.Simulation.Core;

/// <summary>One thing that can go on next: a task, or work that is none.</summary>
/// <param name="Lane">Where it runs.</param>
/// <param name="State">The task, or what the work is about.</param>
/// <param name="Work">The work; null for a task.</param>
internal readonly record struct Step(Lane Lane, object State, Action<object?>? Work);
