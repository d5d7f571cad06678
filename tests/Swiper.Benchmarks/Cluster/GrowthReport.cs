using System.Globalization;
using Spectre.Console;

namespace Swiper.Benchmarks.Cluster;

/// <summary>Prints what a like costs at each size, and what is not flat that must be.</summary>
internal static class GrowthReport
{
    /// <summary>How much more or less than at the smallest size still counts as the same.</summary>
    private const double Tolerance = 0.10;

    private static readonly string[] Columns = ["size", "a second", "p50 ms", "p99 ms", "all µs", "database µs", "log bytes", "disk bytes", "failed", "time", "bytes"];

    public static void Print(IReadOnlyList<Growth> all)
    {
        foreach (var growth in all)
        {
            var table = new Table().Title(growth.Name).Border(TableBorder.Simple);
            foreach (var column in Columns)
            {
                table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = Justify.Right });
            }

            foreach (var size in growth.Cases)
            {
                table.AddRow([.. Row(growth, size).Select(Markup.Escape)]);
            }

            AnsiConsole.Write(table);
        }
    }

    /// <summary>A cost as a multiple of what it is at the smallest size, marked if it must be the same and is not.</summary>
    public static string Compare(double cost, double smallest, bool mustBeFlat)
    {
        var ratio = cost / smallest;
        var text = ClusterReport.Text(ratio, "0.00") + "×";
        return mustBeFlat && !(Math.Abs(ratio - 1) <= Tolerance) ? text + " NOT FLAT" : text;
    }

    private static string[] Row(Growth growth, GrowthCase size)
    {
        var (smallest, samples) = (growth.Cases[0], size.Samples.ConvertAll(sample => sample.Load));
        return
        [
            size.Size.ToString("N0", CultureInfo.InvariantCulture),
            ClusterReport.Text(ClusterReport.Median(samples, sample => sample.Load.PerSecond), "0.0"),
            ClusterReport.Text(ClusterReport.Median(samples, sample => sample.Load.P50), "0.00"),
            ClusterReport.Text(ClusterReport.Median(samples, sample => sample.Load.P99), "0.00"),
            ClusterReport.Text(Time(size), "0"),
            ClusterReport.Text(ClusterReport.Median(samples, sample => sample.Of(ClusterPart.Database)), "0"),
            ClusterReport.Text(Bytes(size), "0"),
            ClusterReport.Text(Median(size, sample => sample.DiskBytes), "0"),
            ClusterReport.Failures(samples),
            Compare(Time(size), Time(smallest), growth.MustBeFlat),
            Compare(Bytes(size), Bytes(smallest), growth.MustBeFlat),
        ];
    }

    private static double Time(GrowthCase size) => Median(size, sample => sample.Load.All);

    private static double Bytes(GrowthCase size) => Median(size, sample => sample.LogBytes);

    private static double Median(GrowthCase size, Func<GrowthSample, double> figure) =>
        Spread.Of(size.Samples.Where(sample => sample.Load.Load.Count > 0).Select(figure).DefaultIfEmpty(double.NaN)).Median;
}
