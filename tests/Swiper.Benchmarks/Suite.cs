using Swiper.Benchmarks.Composition;
using Swiper.Benchmarks.Http;
using Swiper.Benchmarks.Storage;
using Swiper.Benchmarks.Town;

namespace Swiper.Benchmarks;

/// <summary>Every benchmark, in the order of the report.</summary>
/// <param name="rounds">Rounds of each benchmark, after one that does not count.</param>
/// <param name="duration">How long each half of a round takes.</param>
/// <param name="robots">Robots added for the loaded town; 0 leaves it out.</param>
internal sealed class Suite(int rounds, TimeSpan duration, int robots)
{
    private const int Connections = 64;

    /// <summary>Enough connections to keep every processor busy.</summary>
    private const int Callers = 256;

    /// <summary>People per connection, enough that nobody's deck is empty before the last round ends.</summary>
    private const int LikersEach = 8;

    /// <summary>Robots in the small town, enough that nobody runs out of people to like.</summary>
    private const int SmallTown = 20_000;

    public async Task Run()
    {
        var writer = await WriterBenchmark.Run(rounds, duration);
        Report.Writer(writer);
        var (small, batchSize) = await Http(SmallTown, "A small town");
        var like = small[^1];
        var grains = await GrainCost.OfALike(SmallTown, rounds, duration);
        var rows = await RawLikes.Run(Connections * LikersEach, SmallTown, batchSize, rounds, duration);
        var limit = like.BareCpu.Median + grains.Median + rows.Median;
        Report.Line(
            "composition of a like",
            FormattableString.Invariant($"{limit / like.TownCpu.Median:0.00}, bar 0.60: (bare request {like.BareCpu.Median:0.0} + grain calls {grains} + rows {rows} in transactions of {batchSize} changes) ÷ {like.TownCpu.Median:0.0} CPU µs"));
        var (single, many) = (await GrainCost.CallsPerSecond(1, rounds, duration), await GrainCost.CallsPerSecond(Callers, rounds, duration));
        Report.Line("grain calls", FormattableString.Invariant($"{single.Median:0} per second by one caller, {many.Median:0} by {Callers}"));
        if (robots > 0)
        {
            var (loaded, _) = await Http(SmallTown + robots, $"With {robots} more robots");
            foreach (var (before, after) in small.Zip(loaded))
            {
                Report.Line(before.Benchmark.Name, FormattableString.Invariant($"{after.Ratio.Median / before.Ratio.Median:0.00} of the small town's ratio, required: 0.90 to 1.10"));
            }
        }

        var bytes = await HistoryBenchmark.Run(10, 100_000);
        Report.Line("bytes written per like", FormattableString.Invariant($"{bytes[0]:0} after 10 swipes, {bytes[1]:0} after 100000: {bytes[1] / bytes[0]:0.00}, required: 0.80 to 1.20"));
        await RunMemory();
    }

    /// <summary>What stays in memory.</summary>
    public static async Task RunMemory()
    {
        Report.Line("memory of an active user who only swipes", FormattableString.Invariant($"{await GrainCost.BytesOfAnActiveUser(10_000):0} bytes, required: at most 8192"));
        Report.Line("memory left by a like of somebody asleep", FormattableString.Invariant($"{await GrainCost.BytesLeftByALikeOfASleeper(10_000):0} bytes, required: at most 1024"));
    }

    /// <summary>Measures the routes, and the mean number of changes per transaction during likes.</summary>
    private async Task<(HttpFigures[] Figures, int BatchSize)> Http(int population, string title)
    {
        var folder = Tools.NewFolder();
        try
        {
            await using var town = await TownServer.Start(folder);
            await town.Seed(population);
            var people = await town.Client.SignIn(Connections * LikersEach);
            var one = people.Take(Connections).Select(person => new[] { person }).ToArray();
            var info = await HttpBenchmark.Info.Run(town, one, rounds, duration);
            var deck = await HttpBenchmark.Deck.Run(town, one, rounds, duration);
            await Parallel.ForEachAsync(people, async (person, _) => await town.Client.FindTargets(person, SmallTown / TownClient.Pools));
            var before = await town.Committed();
            var like = await HttpBenchmark.Like.Run(town, [.. people.Chunk(LikersEach)], rounds, duration);
            var after = await town.Committed();
            HttpFigures[] all = [info, deck, like];
            Report.Http(all, title);
            return (all, (int)Math.Round((after.Changes - before.Changes) / (after.Commits - before.Commits)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
