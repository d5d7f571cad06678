using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Swiper.Simulation.Plans;
using Swiper.Simulation.Plants;

namespace Swiper.Simulation.Shrinking;

/// <summary>Finds a shortest part of a plan that still violates the same invariant, by leaving out ever smaller pieces.</summary>
internal static partial class Shrinker
{
    private const int RunsMax = 600;

    public static (Plan Plan, RunResult Result) Shrink(Plan plan, RunResult failed, Func<Plant> plant)
    {
        var runs = 0;
        var isShorter = true;
        while (isShorter && runs < RunsMax)
        {
            var size = plan.Ops.Length + plan.Faults.Length;
            plan = Reduce(plan, plan.Faults.Length, (from, count) => plan with { Faults = plan.Faults.RemoveRange(from, count) });
            plan = Reduce(plan, plan.Ops.Length, (from, count) => plan with { Ops = plan.Ops.RemoveRange(from, count) });
            isShorter = plan.Ops.Length + plan.Faults.Length < size;
        }

        return (plan, failed);

        Plan Reduce(Plan whole, int length, Func<int, int, Plan> without)
        {
            for (var count = Math.Max(1, length / 2); count >= 1; count /= 2)
            {
                for (var from = length - count; from >= 0 && runs < RunsMax; from -= count)
                {
                    var candidate = without(from, count);
                    runs++;
                    var result = Simulator.Run(candidate, plant());
                    if (result.Violation?.Rule == failed.Violation!.Rule)
                    {
                        (plan, failed, length) = (candidate, result, length - count);
                    }
                }
            }

            return plan;
        }
    }

    /// <summary>Formats the parts of a plan as the command line takes them.</summary>
    public static string Format(Plan plan) =>
        $"ops:{string.Join(',', plan.Ops.Select(op => op.Id))};faults:{string.Join(',', plan.Faults.Select(fault => fault.Id))}";

    /// <summary>Whether a text can be the output of <see cref="Format"/>.</summary>
    public static bool IsFormat(string parts) => PartsFormat().IsMatch(parts);

    public static Plan Keep(Plan plan, string parts)
    {
        var ops = Ids(parts, "ops:");
        var faults = Ids(parts, "faults:");
        return plan with
        {
            Ops = [.. plan.Ops.Where(op => ops.Contains(op.Id))],
            Faults = [.. plan.Faults.Where(fault => faults.Contains(fault.Id))],
        };
    }

    [GeneratedRegex("^ops:[0-9,]*;faults:[0-9,]*$")]
    private static partial Regex PartsFormat();

    private static ImmutableHashSet<int> Ids(string parts, string prefix)
    {
        var part = parts.Split(';').FirstOrDefault(part => part.StartsWith(prefix, StringComparison.Ordinal)) ?? prefix;
        return [.. part[prefix.Length..].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
    }
}
