using System.Collections.Immutable;
using Swiper.Simulation.Core;

namespace Swiper.Simulation.Plans;

/// <summary>
/// In some runs operators ban a few people, and let some of them in again, while others look at them, like them and take that back. Drawn apart from the
/// rest, so that other parts of the plan stay as they are.
/// </summary>
internal static class Bans
{
    private const long Second = TimeSpan.TicksPerSecond;

    private static readonly OpKind[] Meetings =
    [
        OpKind.Like, OpKind.Superlike, OpKind.Rewind, OpKind.RewindLast, OpKind.GetCard, OpKind.GetCard, OpKind.GetDeck, OpKind.SwipeDeck, OpKind.Unfriend,
        OpKind.GetLikes,
    ];

    public static ImmutableArray<PlannedOp> Add(SimRandom random, ImmutableArray<PlannedOp> ops, int devices, int people, long end)
    {
        const int MeetingsEach = 5;
        if (!random.Percent(35))
        {
            return ops;
        }

        var added = new List<PlannedOp>();
        for (var bans = random.Between(1, 4); bans > 0; bans--)
        {
            var (banned, at) = (random.Below(people), (4 * Second) + random.Below(Math.Max(1, end - (5 * Second))));
            Plan(OpKind.Ban, at, banned);
            for (var meeting = 0; meeting < MeetingsEach; meeting++)
            {
                Plan(random.Pick(Meetings), at + random.Below(2 * Second), banned);
            }

            // The banned person's own app goes on asking.
            added.Add(new PlannedOp(ops.Length + added.Count, banned, at + random.Below(2 * Second), OpKind.GetInfo, 0, random.Next(), 1, Patience: 0));
            if (random.Percent(60))
            {
                Plan(OpKind.Unban, at + random.Below(4 * Second), banned);
                Plan(OpKind.ReadAudit, at + random.Below(4 * Second), 0);
            }
        }

        return [.. ops.Concat(added).OrderBy(op => op.At)];

        void Plan(OpKind kind, long moment, int target) => added.Add(new PlannedOp(
            ops.Length + added.Count, random.Below(devices), moment, kind, target, random.Next(), random.Below(3), Patience: 0));
    }
}
