using System.Collections.Immutable;
using Swiper.Simulation.Core;

namespace Swiper.Simulation.Plans;

/// <summary>
/// In half the runs a few people block, unblock and report each other while they swipe. Drawn apart from the rest, so that other parts of the plan stay as
/// they are.
/// </summary>
internal static class Quarrels
{
    private const long Second = TimeSpan.TicksPerSecond;
    private const int Few = 4;

    private static readonly OpKind[] Kinds =
    [
        OpKind.Block, OpKind.Block, OpKind.Block, OpKind.Unblock, OpKind.Unblock, OpKind.Report, OpKind.GetBlocks, OpKind.Like, OpKind.Like, OpKind.Superlike,
        OpKind.Unfriend, OpKind.Rewind, OpKind.RewindLast, OpKind.GetDeck, OpKind.GetDeck, OpKind.GetFriends, OpKind.GetLikes,
    ];

    public static ImmutableArray<PlannedOp> Add(SimRandom random, ImmutableArray<PlannedOp> ops, int devices, int people, long end)
    {
        if (!random.Percent(50))
        {
            return ops;
        }

        var (some, added) = (Math.Min(people, Few), ImmutableArray.CreateBuilder<PlannedOp>());
        for (var number = random.Between(12, 30); number > 0; number--)
        {
            var at = (4 * Second) + random.Below(Math.Max(1, end - (4 * Second)));
            Plan(random.Below(Math.Min(devices, Few)), at, random.Pick(Kinds), random.Below(some));
        }

        // Friends, one of whom blocks the other while that one swipes; later, perhaps, they are strangers again.
        for (var number = random.Between(1, 3); number > 0; number--)
        {
            var (one, other) = (random.Below(some), random.Below(some));
            var at = (4 * Second) + random.Below(Math.Max(1, end - (6 * Second)));
            Plan(one, at, OpKind.Like, other);
            Plan(other, at + random.Below(Second / 5), OpKind.Like, one);
            var block = at + (Second / 4);
            Plan(one, block, random.Percent(70) ? OpKind.Block : OpKind.Report, other);
            Plan(other, block + random.Below(Second / 500), random.Percent(30) ? OpKind.Block : random.Pick(Kinds), one);
            Plan(other, block + random.Below(Second), random.Pick(Kinds), one);
            Plan(one, block + (Second / 2) + random.Below(Second), random.Percent(60) ? OpKind.Unblock : random.Pick(Kinds), other);
            Plan(random.Percent(50) ? one : other, block + Second + random.Below(Second), OpKind.Like, random.Percent(50) ? one : other);
        }

        return [.. ops.Concat(added.ToImmutable()).OrderBy(op => op.At)];

        void Plan(int device, long at, OpKind kind, int target) => added.Add(new PlannedOp(
            ops.Length + added.Count, device, at, kind, target, random.Next(), random.Below(3), Patience: 0));
    }
}
