namespace Swiper.Simulation.Plans;

/// <summary>One thing a device will do.</summary>
/// <param name="Id">Its number in the plan.</param>
/// <param name="Device">Which device does it.</param>
/// <param name="At">Not before this moment of virtual time, in ticks.</param>
/// <param name="Kind">What.</param>
/// <param name="Target">About whom: a person's number, or a hostile choice where negative.</param>
/// <param name="Argument">What else it takes, drawn at random.</param>
/// <param name="Retries">How often it is repeated when nobody knows what became of it.</param>
/// <param name="Patience">After how many ticks the client gives up; 0 for one that never does.</param>
internal sealed record PlannedOp(
    int Id, int Device, long At, OpKind Kind, int Target, ulong Argument, int Retries, long Patience);
