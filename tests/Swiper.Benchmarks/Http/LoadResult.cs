namespace Swiper.Benchmarks.Http;

/// <summary>The results of a load.</summary>
/// <param name="Latencies">Milliseconds per answered request, ascending.</param>
/// <param name="Elapsed">How long the load took.</param>
/// <param name="Refused">Answers other than 200, by their status.</param>
/// <param name="Lost">Requests without an answer.</param>
internal sealed record LoadResult(double[] Latencies, TimeSpan Elapsed, IReadOnlyDictionary<int, int> Refused, int Lost)
{
    public int Count => Latencies.Length;

    public int Failures => Lost + Refused.Values.Sum();

    public double PerSecond => Count / Elapsed.TotalSeconds;

    public double P50 => Percentile(0.50);

    public double P99 => Percentile(0.99);

    public static LoadResult Of(IReadOnlyCollection<LoadLine> lines, TimeSpan elapsed) => new(
        lines.SelectMany(line => line.Latencies).Order().ToArray(),
        elapsed,
        lines.SelectMany(line => line.Refused).GroupBy(pair => pair.Key, pair => pair.Value).ToDictionary(group => group.Key, group => group.Sum()),
        lines.Sum(line => line.Lost));

    private double Percentile(double share) => Count == 0 ? double.NaN : Latencies[(int)((Count - 1) * share)];
}
