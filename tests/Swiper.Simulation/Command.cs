using System.Globalization;
using Swiper.Simulation.CrashPoints;
using Swiper.Simulation.Plans;
using Swiper.Simulation.Plants;
using Swiper.Simulation.Shrinking;

namespace Swiper.Simulation;

internal static class Command
{
    private const int FailuresShown = 5;

    public static int Run(IReadOnlyList<string> args)
    {
        if (args.Contains("--help"))
        {
            Console.WriteLine(Arguments.Help);
            return 0;
        }

        var (asked, problem) = Arguments.Parse(args);
        if (asked is null)
        {
            Console.Error.WriteLine(problem);
            Console.Error.WriteLine(Arguments.Help);
            return 2;
        }

        if (asked.Plant == "list")
        {
            Console.WriteLine(string.Join(Environment.NewLine, AllPlants.Names));
            return 0;
        }

        if (asked.CrashesEverywhere)
        {
            return CrashEverywhere();
        }

        if (asked.Plant is "none")
        {
            return Search(asked);
        }

        var names = asked.Plant == "all" ? AllPlants.Names : [asked.Plant];
        if (names.Any(name => AllPlants.Find(name) is null))
        {
            Console.Error.WriteLine($"There is no plant {asked.Plant}; --plant list names them.");
            return 2;
        }

        return asked.Keep is null && !asked.IsTraced ? FindPlants(asked, names) : Search(asked);
    }

    private static int Search(Arguments asked)
    {
        var plant = AllPlants.Find(asked.Plant) ?? (static () => new Plant());
        var tally = new Tally();
        new SeedRange(asked.Seed, asked.Seeds).Run(asked.Threads, seed => Simulator.Run(PlanOf(seed), plant(), asked.IsTraced), Take);
        Console.WriteLine(tally.LeastLine());
        Console.WriteLine(tally.LastLine());
        return tally.Violations == 0 ? 0 : 1;

        Plan PlanOf(ulong seed) => asked.Keep is { } parts ? Shrinker.Keep(PlanMaker.Make(seed), parts) : PlanMaker.Make(seed);

        void Take(RunResult result)
        {
            tally.Add(result);
            foreach (var line in result.Trace)
            {
                Console.WriteLine(line);
            }

            if (asked.PrintsHashes)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Seed} {result.Hash:x16} {result.Operations} {result.Faults} {result.Steps}"));
            }

            if (result.Violation is not null && tally.Violations <= FailuresShown)
            {
                Report(PlanOf(result.Seed), result, plant, asked);
            }
        }
    }

    /// <summary>Prints how to repeat a failing run, and the shortest history that still fails.</summary>
    private static void Report(Plan plan, RunResult result, Func<Plant> plant, Arguments asked)
    {
        var planted = asked.Plant == "none" ? "" : $" --plant {asked.Plant} --trace";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {plan.Seed}: {result.Violation!.Message}"));
        if (asked.Keep is not null)
        {
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  again: simulate --seed {plan.Seed} --seeds 1{planted}"));
        var (shortest, failed) = Shrinker.Shrink(plan, result, plant);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  shortest, {shortest.Ops.Length} operations and {shortest.Faults.Length} faults: {failed.Violation!.Message}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  again: simulate --seed {plan.Seed} --seeds 1 --keep \"{Shrinker.Format(shortest)}\"{planted}"));
        foreach (var op in shortest.Ops)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"    {TimeSpan.FromTicks(op.At).TotalSeconds,8:F4} s  device {op.Device} of {plan.Owners[op.Device]}: {op.Kind} {op.Target}"));
        }

        foreach (var fault in shortest.Faults)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {TimeSpan.FromTicks(fault.At).TotalSeconds,8:F4} s  fault: {fault.Kind}"));
        }
    }

    private static int FindPlants(Arguments asked, IReadOnlyList<string> names)
    {
        var tally = new Tally();
        var found = 0;
        foreach (var name in names)
        {
            var needed = SeedsNeeded(asked, AllPlants.Find(name)!, tally, out var violation);
            found += violation is null ? 0 : 1;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-28} {(violation is null ? "NOT FOUND in" : "found in")} {needed} seeds  {violation}"));
        }

        Console.WriteLine($"{found} of {names.Count} planted defects found");
        Console.WriteLine(tally.LastLine());
        return found == names.Count ? 0 : 1;
    }

    private static int SeedsNeeded(Arguments asked, Func<Plant> plant, Tally tally, out string? violation)
    {
        violation = null;
        for (var i = 0; i < asked.Seeds; i++)
        {
            var result = Simulator.Run(PlanMaker.Make(asked.Seed + (ulong)i), plant());
            tally.Add(result);
            if (result.Violation is { } found)
            {
                violation = found.Message;
                return i + 1;
            }
        }

        return asked.Seeds;
    }

    private static int CrashEverywhere()
    {
        var tally = new Tally();
        foreach (var flow in Flows.All)
        {
            var points = 0;
            foreach (var result in CrashPointRunner.Run(flow))
            {
                points++;
                tally.Add(result);
                if (result.Violation is not null)
                {
                    Console.WriteLine($"{flow.Name}, crash at step {points}: {result.Violation.Message}");
                }
            }

            Console.WriteLine($"{flow.Name,-40} {points} crash points");
        }

        Console.WriteLine(tally.LastLine());
        return tally.Violations == 0 ? 0 : 1;
    }
}
