using System.Globalization;
using Swiper.Simulation.Shrinking;

namespace Swiper.Simulation;

/// <summary>The command line of <c>simulate</c>.</summary>
/// <param name="Seeds">How many seeds to run.</param>
/// <param name="Seed">The first seed.</param>
/// <param name="Threads">How many threads share the seeds.</param>
/// <param name="Plant">The name of a planted defect, <c>all</c>, or null for none.</param>
/// <param name="Keep">The parts of the plan to keep, in the format of a failure report; null for all.</param>
/// <param name="IsTraced">Whether to print the trace.</param>
/// <param name="CrashesEverywhere">Whether to run the scripted flows with a crash at every step instead.</param>
/// <param name="PrintsHashes">Whether to print each seed's hash.</param>
internal sealed record Arguments(
    int Seeds, ulong Seed, int Threads, string Plant, string? Keep, bool IsTraced, bool CrashesEverywhere, bool PrintsHashes)
{
    private const int ThreadsMax = 64;

    public const string Help = """
        simulate [--seeds N] [--seed S] [--threads N] [--plant NAME|all|none]

          --seeds N        how many seeds to run (1000); with --plant, how many to try at most (5000)
          --seed S         the first seed (1)
          --threads N      how many threads share the seeds (1), except with --plant; output in any order
          --plant NAME     plants a defect and looks for it; all plants each in turn, list lists them
          --crash-points   runs scripted flows with a crash at every step of each
          --keep PARTS     runs only these parts of the plan, as a failure prints them
          --trace          prints the trace of one seed
          --hashes         prints each seed's hash, operations, faults and steps
        """;

    /// <summary>Parses the command line, or says why it is invalid.</summary>
    public static (Arguments? Arguments, string? Problem) Parse(IReadOnlyList<string> args)
    {
        var options = new Arguments(0, 1, 1, "none", null, false, false, false);
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--seeds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seeds) && seeds > 0:
                    (options, i) = (options with { Seeds = seeds }, i + 1);
                    break;
                case "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed):
                    (options, i) = (options with { Seed = seed }, i + 1);
                    break;
                case "--threads" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is > 0 and <= ThreadsMax:
                    (options, i) = (options with { Threads = threads }, i + 1);
                    break;
                case "--plant" when value is not null:
                    (options, i) = (options with { Plant = value }, i + 1);
                    break;
                case "--keep" when value is not null && Shrinker.IsFormat(value):
                    (options, i) = (options with { Keep = value }, i + 1);
                    break;
                case "--trace":
                    options = options with { IsTraced = true };
                    break;
                case "--crash-points":
                    options = options with { CrashesEverywhere = true };
                    break;
                case "--hashes":
                    options = options with { PrintsHashes = true };
                    break;
                default:
                    return (null, $"{args[i]} is no option, or what follows it is not what it takes.");
            }
        }

        return (options.Seeds > 0 ? options : options with { Seeds = options.Plant == "none" ? 1000 : 5000 }, null);
    }
}
