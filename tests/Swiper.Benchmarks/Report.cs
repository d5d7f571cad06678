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

    public static void Running(string name, IReadOnlyCollection<LoadResult> rounds) => Line(name, rounds.All(round => round.Count == 0)
        ? $"no request was answered; {Failures(rounds)}"
        : FormattableString.Invariant(
            $"{Spread.Of(rounds.Select(round => round.PerSecond))} requests/s, p50 {Median(rounds, round => round.P50):0.00} ms, p99 {Median(rounds, round => round.P99):0.00} ms; {Failures(rounds)}"));

    public static void Writer(WriterFigures figures) => Line(
        "writer", $"{figures.Ratio} of raw SQLite, bar 0.70; {Rate(figures.RowsPerSecond)} and {Rate(figures.RawRowsPerSecond)} rows/s in batches of {figures.BatchSize.Median:0} changes; raw {figures.RawCpu} CPU µs a row");

    public static void Line(string name, string text) => AnsiConsole.WriteLine($"{name}: {text}");

    /// <summary>How many failed, and of what: limits that are used up are 429, and a request whose connection was closed has no answer.</summary>
    private static string Failures(IReadOnlyCollection<LoadResult> rounds)
    {
        var reasons = rounds.SelectMany(round => round.Refused)
            .GroupBy(pair => pair.Key, pair => pair.Value)
            .OrderBy(group => group.Key)
            .Select(group => FormattableString.Invariant($"{group.Sum()} answered {group.Key}"));
        var lost = rounds.Sum(round => round.Lost);
        var all = lost == 0 ? reasons : reasons.Append(FormattableString.Invariant($"{lost} not answered"));
        var text = string.Join(", ", all);
        return FormattableString.Invariant($"{rounds.Sum(round => round.Failures)} of {rounds.Sum(round => round.Count + round.Lost)} failed{(text.Length > 0 ? $": {text}" : "")}");
    }

    /// <summary>The median of the rounds that have the figure.</summary>
    private static double Median(IEnumerable<LoadResult> rounds, Func<LoadResult, double> figure) =>
        Spread.Of(rounds.Where(round => round.Count > 0).Select(figure)).Median;

    private static string Rate(Spread spread) => FormattableString.Invariant($"{spread.Median:0}");

    private static void Side(string who, Spread perSecond, Spread p50, Spread p99, Spread cpu) => AnsiConsole.WriteLine(FormattableString.Invariant(
        $"    {who,-6} {perSecond.Median,7:0} requests/s, p50 {p50.Median:0.00} ms, p99 {p99.Median:0.00} ms, {cpu} CPU µs per request"));
}
