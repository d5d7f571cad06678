using System.Globalization;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation;

/// <summary>The command <c>simulate</c>.</summary>
internal static class Command
{
    /// <summary>Runs it; the answer is the exit code.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var (options, problem) = Arguments.Parse(args);
        if (options is null)
        {
            Console.Error.WriteLine(problem);
            Console.Error.WriteLine(Arguments.Help);
            return 2;
        }

        var tally = new Tally();
        for (var i = 0; i < options.Seeds; i++)
        {
            var seed = options.Seed + (ulong)i;
            var result = Simulator.Run(PlanMaker.Make(seed), null, options.IsTraced);
            tally.Add(result);
            foreach (var line in result.Trace)
            {
                Console.WriteLine(line);
            }

            if (result.Violation is { } violation)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {violation.Message}"));
            }
        }

        Console.WriteLine(tally.LastLine());
        return tally.Violations == 0 ? 0 : 1;
    }
}
