namespace Swiper.Simulation.Plans;

/// <summary>One thing that will go wrong.</summary>
/// <param name="Id">Its number in the plan.</param>
/// <param name="Kind">What.</param>
/// <param name="At">When it is armed, in ticks of virtual time; it strikes at the next occasion.</param>
/// <param name="Skip">Occasions, or steps, it lets pass first.</param>
/// <param name="Amount">How much, drawn at random.</param>
internal sealed record PlannedFault(int Id, FaultKind Kind, long At, int Skip, ulong Amount);
