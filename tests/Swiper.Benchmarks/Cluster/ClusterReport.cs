using Spectre.Console;

namespace Swiper.Benchmarks.Cluster;

/// <summary>Prints the medians of all rounds.</summary>
internal static class ClusterReport
{
    private const string PerSecond = "0.0";
    private const string Milliseconds = "0.00";
    private const string Microseconds = "0";

    private static readonly string[] Columns = ["", "build", "a second", "p50 ms", "p99 ms", "nginx", "API", "silo", "database", "other", "all µs", "failed"];

    public static void Print(ClusterFigures figures, ClusterOptions options)
    {
        var first = NewTable($"Sign-ups in the first {Text(options.Duration.TotalSeconds, PerSecond)} seconds after a start");
        AddAll(first, "sign-up", figures.Builds, build => [figures.First[build]]);
        AnsiConsole.Write(first);
        foreach (var connections in options.Connections)
        {
            var table = NewTable($"{connections} connections; processor time in µs a request");
            foreach (var measure in Measure.All)
            {
                AddAll(table, measure.Name, figures.Builds, build => figures.Samples(connections, measure, build));
            }

            AnsiConsole.Write(table);
            for (var build = 0; build < figures.Builds.Count; build++)
            {
                Print(figures.Builds[build], figures.Compositions(connections, build));
            }
        }
    }

    /// <summary>Failures by their reason, such as <c>3×503</c>; no answer is <c>lost</c>. A load that ran out of people says so.</summary>
    public static string Failures(IReadOnlyCollection<Sample> samples)
    {
        var refused = samples.SelectMany(sample => sample.Load.Refused).GroupBy(pair => pair.Key, pair => pair.Value)
            .OrderBy(status => status.Key)
            .Select(status => FormattableString.Invariant($"{status.Sum()}×{status.Key}"));
        var lost = samples.Sum(sample => sample.Load.Lost);
        var reasons = lost > 0 ? refused.Append(FormattableString.Invariant($"{lost}×lost")) : refused;
        return samples.Any(sample => sample.Load.Count == 0) ? "used up" : string.Join(' ', reasons.DefaultIfEmpty("0"));
    }

    public static double Median(IEnumerable<Sample> samples, Func<Sample, double> figure) =>
        Spread.Of(samples.Where(sample => sample.Load.Count > 0).Select(figure).DefaultIfEmpty(double.NaN)).Median;

    public static string Text(double figure, string format) =>
        double.IsNaN(figure) ? "–" : figure.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    private static Table NewTable(string title)
    {
        var table = new Table().Title(title).Border(TableBorder.Simple);
        foreach (var column in Columns)
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = column is "" or "build" or "failed" ? Justify.Left : Justify.Right });
        }

        return table;
    }

    private static void AddAll(Table table, string name, IReadOnlyList<string> builds, Func<int, IReadOnlyList<Sample>> samplesOf)
    {
        for (var build = 0; build < builds.Count; build++)
        {
            var samples = samplesOf(build);
            table.AddRow([.. Row(build == 0 ? name : "", builds[build], samples).Select(Markup.Escape)]);
        }

        if (builds.Count == 2)
        {
            var (own, other) = (samplesOf(0), samplesOf(1));
            table.AddRow(
                "", "ratio", Ratio(sample => sample.Load.PerSecond), Ratio(sample => sample.Load.P50), Ratio(sample => sample.Load.P99), "", "", "", "", "", Ratio(sample => sample.All), "");

            string Ratio(Func<Sample, double> figure) => Text(Median(own, figure) / Median(other, figure), "0.00") + "×";
        }
    }

    private static string[] Row(string name, string build, IReadOnlyList<Sample> samples) =>
    [
        name,
        build,
        Text(Median(samples, sample => sample.Load.PerSecond), PerSecond),
        Text(Median(samples, sample => sample.Load.P50), Milliseconds),
        Text(Median(samples, sample => sample.Load.P99), Milliseconds),
        .. Enum.GetValues<ClusterPart>().Select(part => Text(Median(samples, sample => sample.Of(part)), Microseconds)),
        Text(Median(samples, sample => sample.All), Microseconds),
        Failures(samples),
    ];

    private static void Print(string build, IReadOnlyList<Composition> rounds)
    {
        var share = Spread.Of(rounds.Select(round => round.Share));
        AnsiConsole.WriteLine(FormattableString.Invariant($"composition of a like, {build}: {share}, the sum of its parts ÷ {Of(round => round.Like.All):0} µs"));
        AnsiConsole.WriteLine(FormattableString.Invariant($"  {Of(round => round.Bare.All):0} µs: the request at bare Kestrel behind the same nginx, {Of(round => round.Bare.Load.PerSecond):0} a second"));
        AnsiConsole.WriteLine(FormattableString.Invariant($"  {rounds[0].Hops:0.0#} × {Of(round => round.Ping):0} µs: a ping of Orleans between two processes"));
        AnsiConsole.WriteLine(FormattableString.Invariant(
            $"  {Of(round => round.Driver + round.Server):0} µs: its rows in transactions of {Of(round => round.Like.BatchSize):0.0} changes, {Of(round => round.Driver):0} in the driver and {Of(round => round.Server):0} in the database"));
        AnsiConsole.WriteLine();

        double Of(Func<Composition, double> figure) => Spread.Of(rounds.Select(figure)).Median;
    }
}
