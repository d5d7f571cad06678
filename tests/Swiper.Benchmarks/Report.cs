using Spectre.Console;
using Swiper.Benchmarks.Http;
using Swiper.Benchmarks.Storage;

namespace Swiper.Benchmarks;

/// <summary>Prints figures as median (lowest–highest) of the rounds.</summary>
internal static class Report
{
    public static void Http(IEnumerable<HttpFigures> all, string title)
    {
        AnsiConsole.WriteLine(title);
        foreach (var figures in all)
        {
            AnsiConsole.WriteLine(FormattableString.Invariant(
                $"  {figures.Benchmark.Name}: {figures.Ratio} of bare Kestrel, bar {figures.Benchmark.Bar:0.00}; {figures.Failures} of {figures.Requests} failed"));
            Side("swiper", figures.TownPerSecond, figures.TownP50, figures.TownP99, figures.TownCpu);
            Side("bare", figures.BarePerSecond, figures.BareP50, figures.BareP99, figures.BareCpu);
        }
    }

    public static void Running(string name, IReadOnlyCollection<LoadResult> rounds) => Line(name, FormattableString.Invariant(
        $"{Spread.Of(rounds.Select(round => round.PerSecond))} requests/s, p50 {Spread.Of(rounds.Select(round => round.P50)).Median:0.00} ms, p99 {Spread.Of(rounds.Select(round => round.P99)).Median:0.00} ms; {rounds.Sum(round => round.Failures)} of {rounds.Sum(round => round.Count)} failed"));

    public static void Writer(WriterFigures figures) => Line(
        "writer", $"{figures.Ratio} of raw SQLite, bar 0.70; {Rate(figures.RowsPerSecond)} and {Rate(figures.RawRowsPerSecond)} rows/s in batches of {figures.BatchSize.Median:0} changes; raw {figures.RawCpu} CPU µs a row");

    public static void Line(string name, string text) => AnsiConsole.WriteLine($"{name}: {text}");

    private static string Rate(Spread spread) => FormattableString.Invariant($"{spread.Median:0}");

    private static void Side(string who, Spread perSecond, Spread p50, Spread p99, Spread cpu) => AnsiConsole.WriteLine(FormattableString.Invariant(
        $"    {who,-6} {perSecond.Median,7:0} requests/s, p50 {p50.Median:0.00} ms, p99 {p99.Median:0.00} ms, {cpu} CPU µs per request"));
}
