using System.Collections.Immutable;
using Swiper.Simulation.Core;

namespace Swiper.Simulation.Plans;

/// <summary>
/// In most runs people have positions, move, travel and hide. Drawn apart from the rest, so that other parts of the plan stay as they are.
/// </summary>
internal static class Moves
{
    private const long Second = TimeSpan.TicksPerSecond;
    private const int OpsMax = 24;

    private static readonly OpKind[] Kinds =
        [OpKind.SetPosition, OpKind.SetPosition, OpKind.SetPosition, OpKind.Travel, OpKind.Travel, OpKind.Hide, OpKind.Widen, OpKind.GetDeck];

    public static ImmutableArray<PlannedOp> Add(SimRandom random, ImmutableArray<PlannedOp> ops, int devices, long end)
    {
        if (!random.Percent(60))
        {
            return ops;
        }

        var added = Enumerable.Range(ops.Length, random.Between(6, OpsMax)).Select(id => new PlannedOp(
            id,
            random.Below(devices),
            (2 * Second) + random.Below(Math.Max(1, end - (2 * Second))),
            random.Pick(Kinds),
            Target: 0,
            random.Next(),
            random.Below(3),
            Patience: 0));
        return [.. ops.Concat(added.ToList()).OrderBy(op => op.At)];
    }
}
