using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Simulation.Core;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.CrashPoints;

/// <summary>Repeats a flow with a crash at every step in turn: between any two turns, and before and after every write.</summary>
internal static class CrashPointRunner
{
    private const long Second = TimeSpan.TicksPerSecond;
    private const int PeopleMax = 3;

    /// <summary>Runs a flow once without a crash, then once with a crash at each of its steps.</summary>
    public static IEnumerable<RunResult> Run(Flow flow)
    {
        var plan = PlanOf(flow);
        var whole = Simulator.Run(plan);
        yield return whole;
        for (var step = 1L; step < whole.BusySteps; step++)
        {
            yield return Simulator.Run(plan with { CrashAtStep = step });
        }
    }

    private static Plan PlanOf(Flow flow)
    {
        var random = SimRandom.For((ulong)Flows.All.ToList().IndexOf(flow), 5);
        var people = Math.Min(PeopleMax, 1 + flow.Steps.Max(step => Math.Max(step.Who, step.Target)));
        var ops = ImmutableArray.CreateBuilder<PlannedOp>();
        for (var person = 0; person < people; person++)
        {
            Add(person, 0, OpKind.UpdateInfo, 0, random.Next());

            // Level 3 grants every permission.
            Add(person, Second, OpKind.GrantVip, person, (random.Next() & ~0x3UL) | 3);
        }

        foreach (var (at, who, kind, target) in flow.Steps)
        {
            Add(who, (3 + at) * Second, kind, target, random.Next());
        }

        return new Plan
        {
            Seed = 1 + (ulong)Flows.All.ToList().IndexOf(flow),
            People = people,
            Owners = [.. Enumerable.Range(0, people)],
            Ops = ops.ToImmutable(),
            Faults = [],
            Start = new DateTimeOffset(2026, 6, 1, 4, 0, 0, TimeSpan.Zero),
            Quiet = 12 * Second,
            Shards = 1,
            Shuffle = 0,
            Quotas = new QuotaOptions(),
        };

        void Add(int who, long at, OpKind kind, int target, ulong argument) =>
            ops.Add(new PlannedOp(ops.Count, who, at, kind, target, argument, Retries: 3, Patience: 0));
    }
}
