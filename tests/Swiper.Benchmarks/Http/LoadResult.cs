namespace Swiper.Benchmarks.Http;

/// <summary>What a load met.</summary>
/// <param name="Latencies">Milliseconds, ascending, one a request.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Failures">Answers other than 200.</param>
internal sealed record LoadResult(double[] Latencies, TimeSpan Elapsed, int Failures)
{
    public int Count => Latencies.Length;

    public double PerSecond => Count / Elapsed.TotalSeconds;

    public double P50 => Percentile(0.50);

    public double P99 => Percentile(0.99);

    private double Percentile(double share) => Count == 0 ? double.NaN : Latencies[(int)((Count - 1) * share)];
}
