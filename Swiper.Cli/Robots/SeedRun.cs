using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Swiper.Silo.Robots;

namespace Swiper.Cli.Robots;

/// <summary>Orders a run of robots, piece by piece.</summary>
/// <param name="town">Where.</param>
/// <param name="seed">Which run.</param>
/// <param name="places">Where they live.</param>
/// <param name="count">How many there shall be.</param>
internal sealed class SeedRun(ITown town, long seed, ImmutableArray<string> places, int count)
{
    // Half a second's work, so that progress shows and a stop does not wait.
    private const int OrderSize = 2500;

    private readonly Stopwatch _watch = new();
    private int _created;
    private int _present;

    /// <summary>How many there shall be.</summary>
    public int Count => count;

    /// <summary>What was done, in a line.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{_created} robots are new, {_present} were there already; {_created / Math.Max(_watch.Elapsed.TotalSeconds, 0.001):F0} new ones a second.");

    /// <summary>Does it.</summary>
    /// <param name="advance">Is told how many more are done.</param>
    /// <param name="cancellationToken">Stops between two pieces, or in one; a repeat finishes it.</param>
    public async Task Execute(Action<double> advance, CancellationToken cancellationToken)
    {
        _watch.Start();
        for (var from = 0; from < count; from += OrderSize)
        {
            var order = new RobotOrder(seed, places, from, Math.Min(OrderSize, count - from));
            var seeded = await town.Seed(order, cancellationToken);
            _created += seeded.Created;
            _present += seeded.Present;
            advance(order.Count);
        }

        _watch.Stop();
    }
}
