using Spectre.Console;
using Swiper.Benchmarks.Http;
using Swiper.Benchmarks.Storage;

namespace Swiper.Benchmarks;

/// <summary>Prints figures as median (lowest–highest) of the rounds.</summary>
internal static class Report
{
    public static void Http(IEnumerable<HttpFigures> all, string title)
    {
        var table = new Table().Title(title).AddColumns("route", "of bare Kestrel", "bar", "requests/s", "bare/s", "p50 ms", "bare", "p99 ms", "bare", "CPU µs", "bare", "failed");
        foreach (var figures in all)
        {
            table.AddRow(
                figures.Benchmark.Name, $"{figures.Ratio}", $"{figures.Benchmark.Bar:0.00}", Rate(figures.TownPerSecond), Rate(figures.BarePerSecond),
                Short(figures.TownP50), Short(figures.BareP50), Short(figures.TownP99), Short(figures.BareP99),
                Short(figures.TownCpu), Short(figures.BareCpu), $"{figures.Failures} of {figures.Requests}");
        }

        AnsiConsole.Write(table);
    }

    public static void Writer(WriterFigures figures) => Line(
        "writer", $"{figures.Ratio} of raw SQLite, bar 0.70; {Rate(figures.RowsPerSecond)} and {Rate(figures.RawRowsPerSecond)} rows/s in batches of {figures.BatchSize.Median:0} changes; raw {figures.RawCpu} CPU µs a row");

    public static void Line(string name, string text) => AnsiConsole.WriteLine($"{name}: {text}");

    private static string Rate(Spread spread) => FormattableString.Invariant($"{spread.Median:0}");

    private static string Short(Spread spread) => FormattableString.Invariant($"{spread.Median:0.0}");
}
